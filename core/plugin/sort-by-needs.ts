import { PlugboardError } from '../errors.ts'
import type { Plugin } from './define.ts'

/**
 * Puts every plugin after all that it needs. Of those that could come next the first by name does, so
 * that the same set gives the same order however it was listed.
 *
 * @param plugins each name once, all needs present
 * @throws PLUGIN_CYCLE with the whole circle
 * @example sortByNeeds([giftNote, catalog])
 */
export function sortByNeeds(plugins: readonly Plugin[]): readonly Plugin[] {
  let waiting = plugins.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const sorted: Plugin[] = []
  const placed = new Set<string>()
  while (waiting.length > 0) {
    const next = waiting.find(plugin => needsOf(plugin).every(name => placed.has(name)))
    if (!next) throw cycle(waiting)
    sorted.push(next)
    placed.add(next.name)
    waiting = waiting.filter(plugin => plugin !== next)
  }
  return sorted
}

function needsOf(plugin: Plugin): string[] {
  return Object.keys(plugin.needs ?? {}).sort()
}

/** Each of these waits for another of these: whoever follows the needs comes round. */
function cycle(waiting: readonly Plugin[]): PlugboardError {
  const byName = new Map(waiting.map(plugin => [plugin.name, plugin]))
  const path: string[] = []
  let at = waiting[0]
  while (at && !path.includes(at.name)) {
    path.push(at.name)
    at = byName.get(needsOf(at).find(name => byName.has(name)) ?? '')
  }
  const circle = turned(path.slice(path.indexOf(at?.name ?? '')))
  return new PlugboardError('PLUGIN_CYCLE', {
    detail: `Plugins need each other in a circle: ${[...circle, circle[0]].join(' → ')}`,
    remedy: 'Take one of these needs away: move what both share into a plugin that both need',
    data: { circle },
  })
}

/** The same circle from its first name on, wherever it was entered. */
function turned(circle: readonly string[]): string[] {
  const start = circle.indexOf(circle.toSorted()[0] ?? '')
  return [...circle.slice(start), ...circle.slice(0, start)]
}
