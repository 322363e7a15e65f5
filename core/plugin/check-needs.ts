import semver from 'semver'
import type { Plugin } from './define.ts'
import { type Fault, throwFaults } from './faults.ts'
import { didYouMean } from './nearest-name.ts'

/**
 * Checks that all that plugins need is there, in a version that fits.
 *
 * Ranges mean what semver says, prereleases included: `0.1.0-beta` fits `^0.1.0-0` and not `^0.1.0`,
 * and `1.1.0-beta` fits only a range that itself names a prerelease of 1.1.0. Who wants to run on
 * prereleases writes such a range; the error says so where that alone is the matter.
 *
 * @param plugins recognised, each name once
 * @param coreVersion the version of the core that assembles them
 * @throws PLUGIN_MISSING, PLUGIN_VERSION, each telling all cases at once
 * @example checkNeeds([giftNote, catalog], '1.0.0')
 */
export function checkNeeds(plugins: readonly Plugin[], coreVersion: string): void {
  const byName = new Map(plugins.map(plugin => [plugin.name, plugin]))
  const missing: Fault[] = []
  const unfit: Fault[] = []
  for (const plugin of plugins) {
    unfit.push(...misfit(plugin, plugin.core, 'core', coreVersion))
    for (const [name, range] of Object.entries(plugin.needs ?? {})) {
      const needed = byName.get(name)
      if (needed) unfit.push(...misfit(plugin, range, name, needed.version))
      else missing.push(absent(plugin, range, name, byName.keys()))
    }
  }
  throwFaults('PLUGIN_MISSING', 'Plugins that others need are not in the list', missing)
  throwFaults('PLUGIN_VERSION', 'Plugins do not fit the versions that they find', unfit)
}

function absent(plugin: Plugin, range: string, name: string, known: Iterable<string>): Fault {
  return {
    plugins: [plugin.name, name],
    detail: `The plugin ${plugin.name} needs ${name} (${range}), which is not in the list`,
    remedy: `Add ${name} to the list of plugins.${didYouMean(name, known)}`,
  }
}

/** One fault where the version does not fit, none where it does. */
function misfit(plugin: Plugin, range: string, name: string, found: string): Fault[] {
  if (semver.satisfies(found, range)) return []
  const isMerelyPrerelease = semver.satisfies(found, range, { includePrerelease: true })
  const [release] = found.split('-')
  return [
    {
      plugins: [plugin.name, name],
      detail: `The plugin ${plugin.name} ${plugin.version} needs ${name} ${range} and finds ${name} ${found}`,
      remedy: isMerelyPrerelease
        ? `A range takes no prereleases unless it names one: let ${plugin.name} ask for ^${release}-0, or install a release of ${name}`
        : `Install a version of ${name} within ${range}, or a version of ${plugin.name} made for ${name} ${found}`,
    },
  ]
}
