import {
  commandGroups,
  displayNames,
  fieldNames,
  listNames,
  messageKeys,
  objectNames,
  ownedPolicies,
  routePrefixes,
  samePath,
} from './claimed-names.ts'
import type { Plugin } from './define.ts'
import { longestTableName, tablesOf } from './table-names.ts'

/** One kind of thing that only one plugin may have. */
export interface ClaimKind {
  /** In words, as the error says it. */
  readonly kind: string
  /** Kinds of one space compete with each other: a part may not be named as a field is. */
  readonly space?: string
  /** What a plugin claims. */
  readonly of: (plugin: Plugin) => readonly string[]
  /** What is the core's besides what its plugin value says. */
  readonly reserved?: readonly string[]
  /** The form in which two claims are compared; as they are written where absent. */
  readonly same?: (thing: string) => string
  /**
   * Who may claim the same thing after all. `dependents`: whoever needs all the others, directly or
   * through others, means to stand in for them. `plugin`: one plugin, several times. `kind`: claims of
   * this kind among themselves, because another row tells of it.
   */
  readonly sharing?: 'dependents' | 'plugin' | 'kind'
  /** What to do, without a full stop. */
  readonly remedy: string
}

/** What the HTTP layer answers itself, whatever the plugins. */
const systemPaths = ['/healthz', '/readyz', '/metrics', '/openapi.json', '/docs']

/** The first words of the command line that are the core's. */
const coreCommands = ['migrate', 'migration', 'policy', 'plugin', 'jobs', 'help']

/** All that plugins can meet in; {@link checkConflicts} reads it. */
export const claimKinds: readonly ClaimKind[] = [
  {
    kind: 'object name',
    space: 'display',
    of: objectNames,
    reserved: ['Money'],
    remedy: 'Rename one of the objects; what only adds fields to an object is a part',
  },
  {
    kind: 'display object',
    space: 'display',
    of: displayNames,
    remedy: 'Rename one; to change what an object shows, use `displays`',
  },
  {
    kind: 'field',
    space: 'member',
    of: fieldNames,
    sharing: 'kind',
    remedy: 'Rename the field, or what has its name',
  },
  {
    kind: 'part',
    space: 'member',
    of: plugin => (plugin.parts ?? []).map(part => `${part.owner}.${part.key}`),
    remedy: 'Give the part another key, best the name of its plugin',
  },
  {
    kind: 'child list',
    space: 'member',
    of: listNames,
    remedy: 'Give the list another name in `within.as`',
  },
  {
    kind: 'table',
    of: tablesOf,
    same: table => table.slice(0, longestTableName),
    remedy: "Change the object's path or the part's key, of which the table's name is made",
  },
  {
    kind: 'object path',
    space: 'url',
    of: plugin => (plugin.objects ?? []).map(({ options }) => `/api/${options.path}`),
    remedy: 'Give one of the objects another `path`',
  },
  {
    kind: 'route prefix',
    space: 'url',
    of: routePrefixes,
    reserved: systemPaths,
    same: samePath,
    // A plugin may add routes to its own object's path, and split its routes over several values.
    sharing: 'plugin',
    remedy: 'Give the routes another `prefix`',
  },
  {
    kind: 'page name',
    of: plugin => (plugin.pages ?? []).map(page => page.name),
    remedy: 'Rename one, best as `<plugin>:<page>`',
  },
  {
    kind: 'page path',
    of: plugin => (plugin.pages ?? []).map(page => page.path),
    reserved: systemPaths,
    same: samePath,
    remedy: 'Move one of the pages; to change how a page looks, override its template',
  },
  {
    kind: 'template override',
    of: plugin => plugin.overrides ?? [],
    sharing: 'dependents',
    remedy: 'Let a plugin that needs all of these, perhaps one of your own, override the template',
  },
  {
    kind: 'port',
    of: plugin => (plugin.ports ?? []).map(port => port.name),
    remedy: 'Rename one; to implement a port that another plugin declares, use `providers`',
  },
  {
    kind: 'provider of the port',
    of: plugin => (plugin.providers ?? []).map(provider => provider.port.name),
    sharing: 'dependents',
    remedy:
      'Keep one, or let a plugin that needs all of these, perhaps one of your own, provide it',
  },
  {
    kind: 'setting',
    of: plugin => (plugin.settings ?? []).map(setting => setting.name),
    remedy: 'Put the name of its plugin in front of one',
  },
  {
    // Grants name objects and permissions alike.
    kind: 'object name',
    space: 'subject',
    of: objectNames,
    remedy: 'Rename one of the objects; what only adds fields to an object is a part',
  },
  {
    kind: 'permission',
    space: 'subject',
    of: plugin => (plugin.permissions ?? []).map(permission => permission.name),
    reserved: ['all'],
    remedy: 'Rename the permission, best with the name of its plugin in front',
  },
  {
    kind: 'role',
    of: plugin => (plugin.roles ?? []).map(role => role.name),
    reserved: ['system'],
    remedy: 'Rename one; to give a role more, use `grants`',
  },
  {
    kind: 'event',
    of: plugin => (plugin.events ?? []).map(event => event.name),
    remedy: 'Rename one; to emit an event that another plugin declares, name it in the transition',
  },
  {
    kind: 'subscriber',
    of: plugin => (plugin.subscribers ?? []).map(({ name }) => `${plugin.name}.${name}`),
    remedy: 'Rename one of the subscribers',
  },
  {
    kind: 'error code',
    of: plugin => Object.keys(plugin.errors ?? {}),
    remedy: 'Rename one, best with the name of its plugin in front',
  },
  {
    kind: 'message',
    of: messageKeys,
    remedy: 'Let every key begin with the name of its plugin',
  },
  {
    kind: 'policy of the object',
    of: ownedPolicies,
    remedy: 'Leave one; to change a policy, write a function: `policies: { Order: policy => … }`',
  },
  {
    kind: 'command group',
    of: commandGroups,
    reserved: coreCommands,
    sharing: 'plugin',
    remedy: 'Begin the commands of one with another word, best the name of its plugin',
  },
  {
    kind: 'command',
    of: plugin => (plugin.cli ?? []).map(({ name }) => name),
    remedy: 'Rename one of the commands',
  },
  {
    kind: 'migration',
    of: plugin => (plugin.migrations ?? []).map(({ name }) => `${plugin.name}/${name}`),
    remedy: 'Give one of the migrations another number',
  },
]
