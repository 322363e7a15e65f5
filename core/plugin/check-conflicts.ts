import { type ClaimKind, claimKinds } from './claims.ts'
import type { Plugin } from './define.ts'
import { type Fault, inWords, throwFaults } from './faults.ts'

/** A plugin's claim to a thing. */
interface Claim {
  readonly row: ClaimKind
  readonly plugin: string
  readonly thing: string
}

/**
 * Makes sure that no two plugins claim the same thing. What they can meet in stands in
 * {@link claimKinds}. Two plugins may override the same template, or provide the same port, where one
 * of all that do so needs the others, directly or through others: it comes last and wins, and means
 * to. So an integrator settles such a conflict with a small plugin that needs both.
 *
 * What several plugins do to one policy is merged, and checked there.
 *
 * @param plugins in their order
 * @param core the core as a plugin, where it is not the first of the list already
 * @throws PLUGIN_CONFLICT telling all conflicts at once: both plugins, the thing, and the remedy
 * @example checkConflicts(orderPlugins(list, '1.0.0'), core)
 */
export function checkConflicts(plugins: readonly Plugin[], core?: Plugin): void {
  const all = core ? [core, ...plugins] : plugins
  const rivals = Map.groupBy(allClaims(all), ({ row, thing }) =>
    JSON.stringify([row.space ?? row.kind, row.same?.(thing) ?? thing]),
  )
  const buildsOn = dependencies(all)
  const conflicts = [...rivals.values()]
    .filter(claims => claims.length > 1 && !mayShare(claims, buildsOn))
    .map(conflict)
  // Two objects of one name meet in two spaces, and are told of once.
  const faults = conflicts.filter(
    ({ detail }, index) => conflicts.findIndex(other => other.detail === detail) === index,
  )
  throwFaults('PLUGIN_CONFLICT', 'Plugins claim the same things', faults)
}

/** In the order of the plugins: of several claims the last is the one that came to the others. */
function allClaims(plugins: readonly Plugin[]): Claim[] {
  return [
    ...claimKinds.flatMap(row =>
      (row.reserved ?? []).map(thing => ({ row, plugin: 'core', thing })),
    ),
    ...plugins.flatMap(plugin =>
      claimKinds.flatMap(row => row.of(plugin).map(thing => ({ row, plugin: plugin.name, thing }))),
    ),
  ]
}

/** Whether one plugin needs another, directly or through others. */
export type BuildsOn = (plugin: string, other: string) => boolean

/**
 * Everybody builds on the core; needs are followed to their ends.
 *
 * @param plugins in their order
 */
export function dependencies(plugins: readonly Plugin[]): BuildsOn {
  const below = new Map<string, ReadonlySet<string>>()
  // In the order of the plugins, so that what a plugin needs is known when its turn comes.
  for (const { name, needs = {} } of plugins) {
    const direct = Object.keys(needs)
    below.set(name, new Set(direct.flatMap(need => [need, ...(below.get(need) ?? [])])))
  }
  return (plugin, other) => other === 'core' || below.get(plugin)?.has(other) === true
}

function mayShare(claims: readonly Claim[], buildsOn: BuildsOn): boolean {
  const plugins = new Set(claims.map(claim => claim.plugin))
  const kinds = new Set(claims.map(claim => claim.row.kind))
  const last = claims.at(-1)?.plugin ?? ''
  if (plugins.size === 1 && claims.some(({ row }) => row.sharing === 'plugin')) return true
  return claims.every(({ row, plugin }) => {
    if (row.sharing === 'kind') return kinds.size === 1
    if (row.sharing !== 'dependents') return false
    return plugins.size === claims.length && (plugin === last || buildsOn(last, plugin))
  })
}

function conflict(claims: readonly Claim[]): Fault {
  const plugins = [...new Set(claims.map(claim => claim.plugin))]
  const kinds = [...new Set(claims.map(claim => claim.row.kind))]
  const thing = [...new Set(claims.map(claim => claim.thing))].join(' = ')
  // The core stays as it is: it is for the last claim to give way.
  const remedy = claims.at(-1)?.row.remedy ?? ''
  if (kinds.length === 1) {
    const who = plugins.length === 1 ? `${plugins[0]}, more than once` : inWords(plugins)
    return { plugins, remedy, detail: `The ${kinds[0]} ${thing} is claimed by ${who}` }
  }
  const who = new Set(claims.map(({ row, plugin }) => `${plugin} (${row.kind})`))
  return { plugins, remedy, detail: `${thing} is claimed by ${inWords([...who])}` }
}
