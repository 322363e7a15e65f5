import { takesFiles } from '../../commerce/attachments/takes-files.ts'
import { PlugboardError } from '../../errors.ts'
import type { Model } from '../../schema/model.ts'
import type { Policy } from '../../transition/policy.ts'
import type { PageDefinition } from '../definition.ts'
import type { Templates } from '../templates/load-templates.ts'
import { objectPages } from './object-pages.ts'
import { type FlowSource, mergePageFlows, type PageFlows } from './page-flows.ts'

/** The pages of an application and the ways between them. */
export interface Pages {
  readonly all: readonly PageDefinition[]
  readonly flows: PageFlows
  /** @throws PAGE_INVALID */
  get(name: string): PageDefinition
}

export interface PageSource {
  readonly plugin: string
  readonly value: PageDefinition
}

/**
 * Puts the pages of all plugins beside those that every object has.
 *
 * @throws PAGE_INVALID for a page without its template or its slash, and what {@link mergePageFlows} throws
 * @throws PLUGIN_CONFLICT for a page at the address, or of the name, of an object's own page
 */
export function buildPages(given: {
  readonly model: Model
  readonly policies: ReadonlyMap<string, Policy>
  readonly templates: Templates
  readonly pages: readonly PageSource[]
  readonly flows: readonly FlowSource[]
  readonly buildsOn: (plugin: string, other: string) => boolean
}): Pages {
  const { model, policies, templates, pages, flows, buildsOn } = given
  const generated = objectPages(model, path => templates.has(path))
  for (const { plugin, value } of pages) {
    checkPath(plugin, value)
    checkTemplate(plugin, value, templates)
    const rival = generated.find(({ name, path }) => name === value.name || path === value.path)
    if (rival) throw taken(plugin, value, rival)
  }
  const all = [...pages.map(({ value }) => value), ...generated]
  const byName = new Map(all.map(page => [page.name, page]))
  return {
    all,
    flows: mergePageFlows(flows, { pages: byName, actions: actionsOf(model, policies) }, buildsOn),
    get(name) {
      const found = byName.get(name)
      if (found) return found
      throw new PlugboardError('PAGE_INVALID', { detail: `There is no page ${name}` })
    },
  }
}

/** Every action that a page may send: transitions, making and changing objects, files, signing in and out. */
function actionsOf(model: Model, policies: ReadonlyMap<string, Policy>): Set<string> {
  const actions = ['Session.start', 'Session.end']
  for (const object of model.objects.values()) {
    const { name, children } = object
    actions.push(`${name}.create`, `${name}.change`)
    if (takesFiles(object)) actions.push(`${name}.attachments.add`, `${name}.attachments.remove`)
    const transitions = policies.get(name)?.transitions.keys() ?? []
    for (const transition of transitions) actions.push(`${name}.${transition}`)
    for (const { through } of children) {
      if (through) actions.push(...Object.values(through).map(action => `${name}.${action}`))
    }
  }
  return new Set(actions)
}

/** Said here, because the server that is given such a path names neither page nor plugin. */
function checkPath(plugin: string, page: PageDefinition): void {
  if (page.path.startsWith('/')) return
  throw new PlugboardError('PAGE_INVALID', {
    detail: `The page ${page.name} of the plugin ${plugin} has the path "${page.path}"`,
    remedy: 'Begin it with a slash',
  })
}

function checkTemplate(plugin: string, page: PageDefinition, templates: Templates): void {
  if (templates.has(page.template)) return
  throw new PlugboardError('PAGE_INVALID', {
    detail: `The page ${page.name} of the plugin ${plugin} has no template ${page.template}`,
    remedy: `Write ${page.template}.liquid into the folder that \`views\` of ${plugin} names`,
    data: { plugin, page: page.name },
  })
}

function taken(plugin: string, page: PageDefinition, rival: PageDefinition): PlugboardError {
  return new PlugboardError('PLUGIN_CONFLICT', {
    detail: `The page ${page.name} (${page.path}) of the plugin ${plugin} meets ${rival.name} (${rival.path}), which the core makes`,
    remedy: 'Move it; to change how a page looks, override its template',
    data: { plugins: ['core', plugin], page: page.name },
  })
}
