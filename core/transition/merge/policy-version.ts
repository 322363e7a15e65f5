import { createHash } from 'node:crypto'
import type { Policy } from '../policy.ts'

/**
 * A short hash of everything in a policy that decides: states, the sources, targets, actors, rules
 * and capabilities of the transitions, and the timers. Titles, commands and the order of things are
 * left out: a version that moves for a corrected spelling would say nothing.
 *
 * A rule is known by its key, its code and the plugin that answers for it; the text of `decide` is
 * not looked at.
 */
export function policyVersion(policy: Omit<Policy, 'version'>): string {
  const deciding = [
    policy.object,
    sorted([...policy.states].map(([name, { value }]) => [name, value.final === true])),
    sorted(
      [...policy.transitions.values()].map(transition => [
        transition.name,
        transition.from && sorted(transition.from),
        transition.to,
        sorted(transition.actors),
        sorted(transition.rules.map(({ key, plugin, value }) => [key, plugin, value.code])),
        transition.capability ?? null,
      ]),
    ),
    sorted(
      policy.timers.map(({ plugin, value }) => [
        value.name,
        plugin,
        value.transition,
        sorted(value.whileIn),
      ]),
    ),
  ]
  return createHash('sha256').update(JSON.stringify(deciding)).digest('hex').slice(0, 12)
}

/** By code unit and not by locale: the version is the same on every machine. */
function sorted(values: readonly unknown[]): unknown[] {
  return values
    .map(value => ({ value, key: JSON.stringify(value) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ value }) => value)
}
