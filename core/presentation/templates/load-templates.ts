import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PlugboardError } from '../../errors.ts'

/** What a plugin says of its templates. */
export interface TemplateSource {
  readonly plugin: string
  /** The folder of its templates. */
  readonly views?: URL
  /** The paths that it means to replace. */
  readonly overrides?: readonly string[]
}

/** The templates of an application by path without ending: `layout`, and as `core:layout` each plugin's own. */
export type Templates = ReadonlyMap<string, string>

const ending = '.liquid'

/**
 * Reads the templates of all plugins. Of several with one path the last plugin's is used, which must
 * have said so in `overrides`; each stays within reach as `<plugin>:<path>`.
 *
 * @param sources in the order of the plugins, the core first
 * @throws PAGE_INVALID for an override that replaces nothing, or has no file, or a missing folder
 * @throws PLUGIN_CONFLICT for a template that replaces another without having said so
 */
export function loadTemplates(sources: readonly TemplateSource[]): Templates {
  const templates = new Map<string, string>()
  const owners = new Map<string, string>()
  for (const { plugin, views, overrides = [] } of sources) {
    const own = views ? readFolder(plugin, fileURLToPath(views)) : new Map<string, string>()
    const meant = new Set(overrides.map(withoutEnding))
    for (const path of meant) {
      if (!own.has(path)) throw noFile(plugin, path)
      if (!owners.has(path)) throw replacesNothing(plugin, path, owners.keys())
    }
    for (const [path, text] of own) {
      const owner = owners.get(path)
      if (owner !== undefined && !meant.has(path)) throw unsaid(plugin, owner, path)
      owners.set(path, plugin)
      templates.set(path, text)
      templates.set(`${plugin}:${path}`, text)
    }
  }
  return templates
}

function readFolder(plugin: string, folder: string): Map<string, string> {
  if (!existsSync(folder)) {
    throw new PlugboardError('PAGE_INVALID', {
      detail: `The plugin ${plugin} has no folder ${folder} for its templates`,
      remedy: "Make it, or leave out `views`; write it as new URL('./views/', import.meta.url)",
      data: { plugin },
    })
  }
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const paths = files.filter(file => file.endsWith(ending)).sort()
  return new Map(
    paths.map(file => {
      const path = withoutEnding(relative('', file).split(sep).join('/'))
      return [path, readFileSync(join(folder, file), 'utf8')]
    }),
  )
}

function withoutEnding(path: string): string {
  return path.endsWith(ending) ? path.slice(0, -ending.length) : path
}

function noFile(plugin: string, path: string): PlugboardError {
  return new PlugboardError('PAGE_INVALID', {
    detail: `The plugin ${plugin} overrides the template ${path} and has no file for it`,
    remedy: `Write it to ${path}${ending} in the folder of its \`views\``,
    data: { plugin, template: path },
  })
}

function replacesNothing(plugin: string, path: string, known: Iterable<string>): PlugboardError {
  return new PlugboardError('PAGE_INVALID', {
    detail: `The plugin ${plugin} overrides the template ${path}, which nobody has`,
    remedy: `Take it out of \`overrides\`, or use one of: ${[...known].sort().join(', ')}`,
    data: { plugin, template: path },
  })
}

function unsaid(plugin: string, owner: string, path: string): PlugboardError {
  return new PlugboardError('PLUGIN_CONFLICT', {
    detail: `The plugins ${owner} and ${plugin} both have a template ${path}`,
    remedy: `Rename one; or, where ${plugin} means to replace it, add '${path}' to its \`overrides\``,
    data: { plugins: [owner, plugin], template: path },
  })
}
