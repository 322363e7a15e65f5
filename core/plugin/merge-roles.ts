import { objectNames } from './claimed-names.ts'
import type { Plugin } from './define.ts'
import { type Fault, throwFaults } from './faults.ts'
import { gather, gatherEntries } from './gather.ts'
import { didYouMean } from './nearest-name.ts'
import type { Grant, Role } from './role.ts'

/** Some grants, with the plugin that gives them to a role. */
interface Granted {
  readonly plugin: string
  readonly role: string
  readonly grants: readonly Grant[]
}

/**
 * The roles of all plugins, with the grants that others add to them.
 *
 * @param plugins in their order
 * @throws PLUGIN_INVALID for a grant to a role, or on an object, that nobody declares: such a typo
 *   would give nobody anything, and say nothing of it
 * @example mergeRoles([core, catalog]) // the buyer may read offerings
 */
export function mergeRoles(plugins: readonly Plugin[]): Role[] {
  const declared = gather(plugins, plugin => plugin.roles)
  const more: Granted[] = gatherEntries(plugins, plugin => plugin.grants).map(
    ({ plugin, key, value }) => ({ plugin, role: key, grants: value }),
  )
  const own: Granted[] = declared.map(({ plugin, value: { name, grants } }) => ({
    ...{ plugin, role: name, grants },
  }))
  const roles = declared.map(({ value }) => value)
  const names = roles.map(({ name }) => name)
  const subjects = subjectsOf(plugins)
  throwFaults('PLUGIN_INVALID', 'Plugins grant what is not there', [
    ...more.filter(({ role }) => !names.includes(role)).map(entry => unknownRole(entry, names)),
    ...[...own, ...more].flatMap(entry => unknownSubjects(entry, subjects)),
  ])
  return roles.map(role => ({
    ...role,
    grants: [
      ...role.grants,
      ...more.filter(entry => entry.role === role.name).flatMap(({ grants }) => grants),
    ],
  }))
}

/** All that a grant may name. */
function subjectsOf(plugins: readonly Plugin[]): ReadonlySet<string> {
  const permissions = gather(plugins, plugin => plugin.permissions).map(({ value }) => value.name)
  return new Set(['all', ...plugins.flatMap(objectNames), ...permissions])
}

function unknownRole({ plugin, role }: Granted, names: readonly string[]): Fault {
  return {
    plugins: [plugin],
    detail: `The plugin ${plugin} grants something to the role "${role}", which nobody declares`,
    remedy: `Use one of: ${names.join(', ')}; or declare the role.${didYouMean(role, names)}`,
  }
}

function unknownSubjects(
  { plugin, role, grants }: Granted,
  subjects: ReadonlySet<string>,
): Fault[] {
  return grants
    .filter(({ subject }) => !subjects.has(subject))
    .map(({ subject }) => ({
      plugins: [plugin],
      detail: `The plugin ${plugin} grants the role ${role} something on "${subject}", which is no object or permission`,
      remedy: `Correct the name, or add the plugin that declares it.${didYouMean(subject, subjects)}`,
    }))
}
