import type { Port } from '../../../core/plugin/port.ts'
import type { Grant } from '../../../core/plugin/role.ts'
import type { Described } from './described.ts'
import { bullets, code, codes, errorLink, section, table } from './markdown.ts'

/** What stands in the plugin's lists, besides objects, policies and routes. */
export function listSections({ plugin }: Described): string[] {
  const { events = [], subscribers = [], settings = [], roles = [], grants = {} } = plugin
  const { ports = [], providers = [], cli = [], errors = {} } = plugin
  const provided = providers.map(({ port }) => port)
  const granted = Object.entries(grants).map(([role, grants]) => [code(role), grantsOf(grants)])
  return [
    ...section(
      '## Events',
      table(
        ['event', 'about', 'when', 'says besides'],
        events.map(({ name, object, title, payload }) => [
          ...[code(name), object, title, codes(Object.keys(payload?.properties ?? {}))],
        ]),
      ),
    ),
    ...section(
      '## Subscribers',
      bullets(subscribers.map(({ name, event }) => `${code(name)} hears ${code(event)}`)),
    ),
    ...section(
      '## Settings',
      table(
        ['setting', 'what it is', 'initially', 'set for'],
        settings.map(({ name, title, initial, scope }) => [
          code(name),
          title,
          code(JSON.stringify(initial)),
          scope === 'account' ? 'an account, or the system' : 'the system',
        ]),
      ),
    ),
    ...section(
      '## Roles',
      table(
        ['role', 'what it is', 'reaches', 'sees as', 'may'],
        roles.map(({ name, title, scope, audience, grants }) => [
          ...[code(name), title, scope === 'system' ? 'all accounts' : 'its account', audience],
          grantsOf(grants),
        ]),
      ),
    ),
    ...section('## Grants to roles', table(['role', 'also may'], granted)),
    ...section('## Ports', [
      ...table(
        ['port', 'what it is', 'provided by'],
        ports.map(port => [code(port.name), port.title, providerOf(port, provided)]),
      ),
      ...bullets(
        provided
          .filter(port => !ports.includes(port))
          .map(({ name, title }) => `Provides ${code(name)}: ${title}`),
      ),
    ]),
    ...section(
      '## Commands',
      table(
        ['command', 'what it does'],
        cli.map(({ name, title }) => [
          ...[`[${code(`plugboard ${name}`)}](../cli.md#${name.replace(' ', '-')})`, title],
        ]),
      ),
    ),
    ...section(
      '## Error codes',
      table(
        ['code', 'status', 'says'],
        Object.entries(errors).map(([name, { status, message }]) => [
          ...[errorLink(name), String(status), message],
        ]),
      ),
    ),
  ]
}

function providerOf(port: Port<unknown>, provided: readonly Port<unknown>[]): string {
  if (provided.includes(port)) return 'this plugin'
  return port.fallback ? 'a default' : 'a plugin of your choice'
}

function grantsOf(grants: readonly Grant[]): string {
  return grants
    .map(({ action, subject }) => `${[action].flat().join(', ')} ${code(subject)}`)
    .join('; ')
}
