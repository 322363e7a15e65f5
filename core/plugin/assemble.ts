import { checkConflicts } from './check-conflicts.ts'
import type { Plugin } from './define.ts'
import { readOptions } from './options.ts'
import { orderPlugins } from './order-plugins.ts'

/** The plugins of an application, as everything else reads them. */
export interface AssembledPlugins {
  /** In their fixed order, the core first. */
  readonly plugins: readonly Plugin[]
  /** The names of the plugins in that order. */
  readonly names: readonly string[]
  /** The validated options by the plugin's name; undefined for a plugin that takes none. */
  readonly options: ReadonlyMap<string, unknown>
}

/**
 * Makes one set of plugins out of the core and what an integrator listed: puts them in order, checks
 * that they get along, and reads their options. What they bring is read with {@link gather}.
 *
 * @param core the core as a plugin of the name `core`
 * @param plugins what the integrator listed, in any order
 * @param coreVersion what the plugins' `core` ranges are held against
 * @throws PLUGIN_INVALID, PLUGIN_DUPLICATE, PLUGIN_MISSING, PLUGIN_VERSION, PLUGIN_CYCLE,
 *   PLUGIN_CONFLICT, PLUGIN_OPTIONS
 * @example
 * const { plugins, options } = assemblePlugins(core, [giftNote, catalog.with({ currency: 'EUR' })], '1.0.0')
 * const objects = gather(plugins, plugin => plugin.objects)
 */
export function assemblePlugins(
  core: Plugin,
  plugins: readonly unknown[],
  coreVersion: string,
): AssembledPlugins {
  const all = Object.freeze([core, ...orderPlugins(plugins, coreVersion)])
  checkConflicts(all)
  return Object.freeze({
    plugins: all,
    names: Object.freeze(all.map(plugin => plugin.name)),
    options: readOptions(all),
  })
}
