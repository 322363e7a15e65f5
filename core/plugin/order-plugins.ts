import { checkKeys } from './check-keys.ts'
import { checkNeeds } from './check-needs.ts'
import type { Plugin } from './define.ts'
import { type Fault, inWords, throwFaults } from './faults.ts'
import { recognisePlugin } from './recognise-plugin.ts'
import { sortByNeeds } from './sort-by-needs.ts'

/**
 * Recognises the plugins of a list and puts them in the order in which everything else reads them:
 * each after all that it needs, and by name where that leaves a choice. The same set gives the same
 * order however it was listed.
 *
 * @param plugins what the integrator listed
 * @param coreVersion the version of the core that assembles them; how prereleases are matched is said
 *   at {@link checkNeeds}
 * @throws PLUGIN_INVALID, PLUGIN_DUPLICATE, PLUGIN_MISSING, PLUGIN_VERSION, PLUGIN_CYCLE
 * @example orderPlugins([giftNote, catalog], '1.0.0').map(plugin => plugin.name) // ['catalog', 'gift-note']
 */
export function orderPlugins(plugins: readonly unknown[], coreVersion: string): readonly Plugin[] {
  const recognised = plugins.map((value, index) => recognisePlugin(value, index + 1))
  refuseDuplicates(recognised)
  checkNeeds(recognised, coreVersion)
  checkKeys(recognised)
  return Object.freeze(sortByNeeds(recognised))
}

function refuseDuplicates(plugins: readonly Plugin[]): void {
  const listed = plugins.map((plugin, index) => ({ ...plugin, position: index + 1 }))
  const faults: Fault[] = []
  for (const [name, same] of Map.groupBy(listed, plugin => plugin.name)) {
    if (same.length === 1) continue
    const places = same.map(({ position, version }) => `position ${position} (version ${version})`)
    faults.push({
      plugins: [name],
      detail: `The plugin ${name} stands in the list ${same.length} times: at ${inWords(places)}`,
      remedy: 'Keep one of them; if they are different plugins, one has to take another name',
    })
  }
  throwFaults('PLUGIN_DUPLICATE', 'Plugins stand in the list more than once', faults)
}
