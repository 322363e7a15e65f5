import type { Options } from '../options.ts'

/** Where the listener's routes hang. */
export const listenerPrefix = '/api/oss-gateway'

/** What an OSS is told to call: `/listener/{event}` comes behind it. */
export function callbackOf({ listener }: Options): string | undefined {
  return listener && `${listener.url}${listenerPrefix}`
}
