import type { Described } from './described.ts'
import { table } from './markdown.ts'

const opening = `# Plugins

A page for each, made from what it declares: its objects with their fields, its parts, its policies, what
it changes in those of others, events, settings, roles, ports, routes and error codes. Each is written of
the application that the plugin makes with what it needs, and nothing else.

Every object has \`id\`, \`version\`, \`createdAt\` and \`updatedAt\` besides the fields of its table, and one
with a policy has \`state\`. Fields that are filterable may stand in the filter and in \`sort\` of a list, as
[http.md](http.md) tells; a field that is set by the system is refused in a request. \`npx plugboard
policy show\` draws the policies of your own set of plugins.
`

/** docs/reference/plugins.md: the list of the pages. */
export function pluginsPage(all: readonly Described[]): string {
  const rows = all.map(
    ({ plugin: { name, title = 'What every application has', needs = {} }, assembly }) => [
      link(name),
      title,
      Object.keys(needs).map(link).join(', '),
      [...assembly.model.objects.values()]
        .filter(object => object.plugin === name)
        .map(object => object.name)
        .join(', '),
    ],
  )
  return [opening, ...table(['plugin', 'domain', 'needs', 'objects'], rows)].join('\n')
}

function link(name: string): string {
  return `[${name}](plugins/${name}.md)`
}
