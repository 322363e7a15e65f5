import { isPolicyDefinition } from '../transition/definition.ts'
import type { Plugin } from './define.ts'

/** What the core keeps for every object, besides the fields that are declared. */
const systemNames = [
  ...['id', 'version', 'createdAt', 'updatedAt', 'state', 'rootAccount', 'display', 'actions'],
]

export function objectNames(plugin: Plugin): string[] {
  return (plugin.objects ?? []).map(({ name }) => name)
}

export function displayNames(plugin: Plugin): string[] {
  return (plugin.displayObjects ?? []).map(({ name }) => name)
}

/** The fields of a plugin's objects, with those that the core adds, as `Order.state`. */
export function fieldNames(plugin: Plugin): string[] {
  return (plugin.objects ?? []).flatMap(({ name, fields, options }) => {
    const inherited = options.within ? ['account'] : []
    const names = new Set([...Object.keys(fields), ...systemNames, ...inherited])
    return [...names].map(field => `${name}.${field}`)
  })
}

/** The lists that a plugin's objects are on their parents, as `Order.items`. */
export function listNames(plugin: Plugin): string[] {
  return (plugin.objects ?? []).flatMap(({ options: { within } }) =>
    within ? [`${within.object}.${within.as}`] : [],
  )
}

/** The objects whose policy a plugin declares, in the place of changing it. */
export function ownedPolicies(plugin: Plugin): string[] {
  return Object.entries(plugin.policies ?? {}).flatMap(([object, policy]) =>
    isPolicyDefinition(policy) ? [object] : [],
  )
}

export function routePrefixes({ name, routes }: Plugin): string[] {
  const list = routes === undefined ? [] : Array.isArray(routes) ? routes : [routes]
  return list.map(({ prefix }) => prefix ?? `/api/${name}`)
}

/** The first words of a plugin's commands, as `catalog` of `catalog import`. */
export function commandGroups(plugin: Plugin): string[] {
  return [...new Set((plugin.cli ?? []).map(({ name }) => name.split(' ', 1)[0] as string))]
}

/** Language and key, as `en gift-note.hello`. */
export function messageKeys(plugin: Plugin): string[] {
  return Object.entries(plugin.messages ?? {}).flatMap(([language, messages]) =>
    Object.keys(messages).map(key => `${language} ${key}`),
  )
}

/** `/orders/:id/` and `/orders/:orderId` are one path; `:id(^\\d+)` and `:id` are not. */
export function samePath(path: string): string {
  return path.replace(/:\w+/g, ':').replace(/\/+$/, '')
}
