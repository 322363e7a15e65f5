import { snake } from '../schema/names.ts'
import type { Plugin } from './define.ts'

/** PostgreSQL cuts names after so many bytes, so that longer ones may turn out to be the same. */
export const longestTableName = 63

/** The tables of a plugin's objects and parts, as the schema names them. */
export function tablesOf(plugin: Plugin): string[] {
  const prefix = `${snake(plugin.name)}__`
  return [
    ...(plugin.objects ?? []).map(
      ({ options }) => (plugin.name === 'core' ? '' : prefix) + snake(options.path),
    ),
    ...(plugin.parts ?? []).map(({ owner, key }) => `${prefix}${snake(owner)}_${snake(key)}`),
  ]
}
