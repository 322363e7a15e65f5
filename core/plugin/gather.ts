import type { Plugin } from './define.ts'

/** Something that a plugin brought, with the plugin's name. */
export interface FromPlugin<Value> {
  readonly plugin: string
  readonly value: Value
}

/** An entry of a record that a plugin brought, such as a policy by its object's name. */
export interface EntryFromPlugin<Value> extends FromPlugin<Value> {
  readonly key: string
}

/**
 * What all plugins bring to one list, in the order of the plugins.
 *
 * @param plugins in their order, the core first
 * @param list picks the list out of a plugin
 * @example gather(plugins, plugin => plugin.objects) // [{ plugin: 'core', value: Account }, …]
 */
export function gather<Value>(
  plugins: readonly Plugin[],
  list: (plugin: Plugin) => readonly Value[] | undefined,
): readonly FromPlugin<Value>[] {
  return plugins.flatMap(plugin =>
    (list(plugin) ?? []).map(value => ({ plugin: plugin.name, value })),
  )
}

/**
 * What all plugins bring to one record, entry by entry, in the order of the plugins.
 *
 * @example gatherEntries(plugins, plugin => plugin.policies) // [{ plugin: 'core', key: 'Order', value }, …]
 */
export function gatherEntries<Value>(
  plugins: readonly Plugin[],
  record: (plugin: Plugin) => Readonly<Record<string, Value>> | undefined,
): readonly EntryFromPlugin<Value>[] {
  return plugins.flatMap(plugin =>
    Object.entries(record(plugin) ?? {}).map(([key, value]) => ({
      plugin: plugin.name,
      key,
      value,
    })),
  )
}

/**
 * A single thing that some plugins bring, in the order of the plugins.
 *
 * @example gatherValues(plugins, plugin => plugin.pageFlows)
 */
export function gatherValues<Value>(
  plugins: readonly Plugin[],
  pick: (plugin: Plugin) => Value | undefined,
): readonly FromPlugin<Value>[] {
  return plugins.flatMap(plugin => {
    const value = pick(plugin)
    return value === undefined ? [] : [{ plugin: plugin.name, value }]
  })
}
