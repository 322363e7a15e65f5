import type { Plugin, PluginDefinition } from './define.ts'
import { type Fault, throwFaults } from './faults.ts'
import { didYouMean } from './nearest-name.ts'

/** All that a plugin may bring: the compiler holds this list against the type. */
const knownKeys: Readonly<Record<keyof PluginDefinition, true>> = {
  name: true,
  version: true,
  core: true,
  needs: true,
  title: true,
  options: true,
  objects: true,
  parts: true,
  policies: true,
  displays: true,
  displayObjects: true,
  pages: true,
  pageFlows: true,
  views: true,
  overrides: true,
  ports: true,
  providers: true,
  settings: true,
  permissions: true,
  roles: true,
  grants: true,
  events: true,
  subscribers: true,
  errors: true,
  messages: true,
  routes: true,
  cli: true,
  migrations: true,
}

/** What {@link Plugin} has beyond its definition. */
const ownKeys = ['given', 'with']

/**
 * Refuses keys that no plugin has, which are misspelt ones: programs in JavaScript have no `tsc` that
 * would say so.
 *
 * @param plugins known to fit this core, so that a key of a later core is not taken for a misspelt one
 * @throws PLUGIN_INVALID naming the plugins, the keys and the nearest right ones
 * @example checkKeys([giftNote])
 */
export function checkKeys(plugins: readonly Plugin[]): void {
  const faults = plugins.flatMap(plugin =>
    Object.keys(plugin)
      .filter(key => !Object.hasOwn(knownKeys, key) && !ownKeys.includes(key))
      .map((key): Fault => {
        const hint = didYouMean(key, Object.keys(knownKeys))
        return {
          plugins: [plugin.name],
          detail: `The plugin ${plugin.name} has the unknown key "${key}"`,
          remedy: `Correct or remove the key.${hint}`,
        }
      }),
  )
  throwFaults('PLUGIN_INVALID', 'Plugins have unknown keys', faults)
}
