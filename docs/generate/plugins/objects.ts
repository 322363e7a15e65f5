import type { Assembly } from '../../../core/assembly.ts'
import type { Role } from '../../../core/plugin/role.ts'
import type { ObjectModel, PartModel } from '../../../core/schema/model.ts'
import type { Described } from './described.ts'
import { fieldTable } from './fields.ts'
import { bullets, code, codes, section } from './markdown.ts'

/** The records that the plugin keeps, each with a table of its own. */
export function objectSections({ plugin, assembly }: Described): string[] {
  const own = [...assembly.model.objects.values()].filter(object => object.plugin === plugin.name)
  const lines = own.flatMap(object => [
    `### ${object.name}`,
    '',
    ...bullets(factsOf(object, assembly)),
    ...fieldTable(object.fields),
  ])
  return section('## Objects', lines)
}

/** What the plugin adds to the objects of others, or to its own. */
export function partSections({ plugin, assembly }: Described): string[] {
  const own = [...assembly.model.objects.values()]
    .flatMap(({ parts }) => parts)
    .filter(part => part.plugin === plugin.name)
  return section('## Parts', own.flatMap(partLines))
}

function partLines({ owner, key, title, presence, fields }: PartModel): string[] {
  const when = presence === 'always' ? 'always there' : 'there where it was given'
  return [`### ${owner}.${key}`, '', `${title}; ${when}.`, '', ...fieldTable(fields)]
}

function factsOf(object: ObjectModel, { model, roles }: Assembly): string[] {
  const { title, path, exposed, within, unique } = object
  const readers = roles.filter(role => mayRead(role, object.name)).map(({ name }) => name)
  return [
    exposed ? `${title}, at ${code(`/api/${path}`)}` : `${title}; it has no address of its own`,
    ...(within
      ? [`A piece of ${within.object}, there as ${code(within.as)}, and seen with it`]
      : [`Of ${object.accountColumn ? 'one account' : 'no account: shared by all'}`]),
    ...(readers.length === 0 ? [] : [`Read by ${codes(readers)}`]),
    ...piecesOf(object, model.objects),
    ...unique.map(fields => `No two have the same ${codes(fields)}`),
  ]
}

function piecesOf({ children }: ObjectModel, objects: Assembly['model']['objects']): string[] {
  return children
    .filter(({ object }) => objects.has(object))
    .map(({ object, as, createdWith }) => {
      return `Has ${object} as ${code(as)}${createdWith ? ', which may come with it' : ''}`
    })
}

function mayRead({ grants }: Role, object: string): boolean {
  return grants.some(({ action, subject }) => {
    const isReading = [action].flat().some(word => word === 'read' || word === 'manage')
    return isReading && (subject === object || subject === 'all')
  })
}
