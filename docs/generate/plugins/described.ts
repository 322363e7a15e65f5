import { globSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { type Assembly, assemble } from '../../../core/assembly.ts'
import { isPlugin, type Plugin } from '../../../core/plugin/define.ts'

/** A plugin, and the application of what it needs and itself: nothing else changes its page. */
export interface Described {
  readonly plugin: Plugin
  readonly assembly: Assembly
}

/** The core, then all plugins of plugins/ by name; presets are lists of these, and no plugins. */
export async function describedPlugins(): Promise<readonly Described[]> {
  const modules: readonly { default: unknown }[] = await Promise.all(
    globSync('plugins/*/index.ts').map(file => import(pathToFileURL(file).href)),
  )
  const plugins = modules
    .map(module => module.default)
    .filter(isPlugin)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const alone = assemble([])
  const [core] = alone.plugins.plugins
  if (!core) throw new Error('An application has the core')
  return [
    { plugin: core, assembly: alone },
    ...plugins.map(plugin => ({ plugin, assembly: assemble(withNeeds(plugin, plugins)) })),
  ]
}

function withNeeds(plugin: Plugin, all: readonly Plugin[]): readonly Plugin[] {
  const names = new Set([plugin.name])
  // A set that grows is walked to its end.
  for (const name of names) {
    const needs = all.find(other => other.name === name)?.needs ?? {}
    for (const need of Object.keys(needs)) names.add(need)
  }
  return all.filter(other => names.has(other.name))
}
