import type { DisplayedObject } from '../presentation/display/displayed-objects.ts'
import { etagOf } from './etag.ts'
import type { Reply } from './idempotency.ts'

export const jsonType = 'application/json; charset=utf-8'

/** An object as JSON: what its display shows, and the actions on offer with their addresses. */
export function resourceBody(path: string, shown: DisplayedObject): Record<string, unknown> {
  const href = `/api/${path}/${shown.id}`
  return {
    ...shown.resource,
    actions: shown.actions.map(({ name, title }) => ({
      name,
      title,
      href: `${href}/actions/${name}`,
    })),
  }
}

/** The reply that carries one object. */
export function objectReply(path: string, shown: DisplayedObject, status = 200): Reply {
  const body = JSON.stringify(resourceBody(path, shown))
  return {
    status,
    headers: {
      'content-type': jsonType,
      etag: etagOf(shown.version, body),
      'cache-control': 'private, no-cache',
      ...(status === 201 ? { location: `/api/${path}/${shown.id}` } : {}),
    },
    body,
  }
}
