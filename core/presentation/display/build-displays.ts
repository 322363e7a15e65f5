import { PlugboardError } from '../../errors.ts'
import { didYouMean } from '../../plugin/nearest-name.ts'
import { fieldSchema } from '../../schema/json-schema.ts'
import type { FieldModel, Model, ObjectModel, PartModel } from '../../schema/model.ts'
import type { ComputedField, DisplayChange, DisplayDefinition } from '../definition.ts'
import type { Display, DisplayField, Displays } from './display.ts'
import { type DisplayOperation, recordDisplayChange } from './display-editor.ts'

interface FromPlugin<Value> {
  readonly plugin: string
  readonly value: Value
}

/**
 * Makes the display objects of an application: one for every object, from its declaration and all
 * plugins' changes in their fixed order, and those that plugins define on their own.
 *
 * @throws DISPLAY_INVALID naming the plugin and what it refers to
 */
export function buildDisplays(
  model: Model,
  changes: readonly FromPlugin<Readonly<Record<string, DisplayChange>>>[],
  own: readonly FromPlugin<DisplayDefinition>[],
): Displays {
  const operations = changes.flatMap(({ plugin, value }) =>
    Object.entries(value).flatMap(([object, change]) => {
      if (!model.objects.has(object)) {
        throw noObject(plugin, `changes the display of ${object}`, object, model.objects.keys())
      }
      return recordDisplayChange(plugin, object, change)
    }),
  )
  const standard = [...model.objects.values()].map(object => {
    const mine = operations.filter(operation => operation.object === object.name)
    return mine.reduce(apply, standardDisplay(model, object))
  })
  const named = own.map(({ plugin, value }) => ownDisplay(plugin, value, standard))
  const all = [...standard, ...named]
  const byName = new Map(all.map(display => [display.name, display]))
  return {
    all,
    byName: name => byName.get(name),
    get(object, name = object) {
      const found = byName.get(name)
      if (found?.object === object) return found
      throw new PlugboardError('QUERY_INVALID', {
        detail: `${object} has no display object "${name}"`,
        remedy: `It has: ${all
          .filter(display => display.object === object)
          .map(display => display.name)
          .join(', ')}`,
      })
    },
  }
}

function standardDisplay(model: Model, object: ObjectModel): Display {
  return {
    name: object.name,
    object: object.name,
    title: object.title,
    fields: [
      ...object.fields.filter(isShown).map(field => displayField(field)),
      ...object.parts.flatMap(part =>
        part.fields.filter(isShown).map(field => displayField(field, part)),
      ),
    ],
    columns: object.columns ?? firstColumns(object),
    lists: object.children.map(child => ({
      as: child.as,
      display: child.object,
      title: model.object(child.object).titlePlural,
    })),
  }
}

const mostColumns = 6

/** What stands for the object, its state, and the first things that fit into a cell. */
function firstColumns(object: ObjectModel): string[] {
  const fits = object.fields.filter(
    field =>
      isShown(field) && !field.system && field.kind !== 'json' && field.name !== object.label,
  )
  const names = [
    object.label,
    ...(object.stateful ? ['state'] : []),
    ...fits.map(({ name }) => name),
  ]
  return names.slice(0, mostColumns)
}

/** Secrets are not even read; what the core keeps for itself is of no interest. */
function isShown(field: FieldModel): boolean {
  return !field.marks.secret && field.name !== 'rootAccount'
}

function displayField(field: FieldModel, part?: PartModel): DisplayField {
  const { name } = field
  return {
    path: part ? `${part.key}.${name}` : name,
    ...(part ? { part: part.key } : {}),
    name,
    label: field.title,
    kind: field.kind,
    format: field.marks.display ?? field.kind,
    schema: fieldSchema(field, true),
    words: { titles: field.marks.titles, unit: field.marks.unit },
    optional: field.optional || (part !== undefined && part.presence !== 'always'),
    ...(field.marks.visibleTo ? { visibleTo: field.marks.visibleTo } : {}),
    hiddenFrom: [],
    value: part
      ? row => (row[part.key] as Record<string, unknown> | null | undefined)?.[name]
      : row => row[name],
  }
}

function computedField(field: ComputedField): DisplayField {
  return {
    path: field.name,
    name: field.name,
    label: field.label,
    kind: 'string',
    format: field.format ?? 'string',
    schema: field.schema as DisplayField['schema'],
    optional: true,
    ...(field.visibleTo ? { visibleTo: field.visibleTo } : {}),
    hiddenFrom: [],
    value: field.value,
  }
}

function apply(display: Display, operation: DisplayOperation): Display {
  const { plugin } = operation
  const known = (path: string) => {
    if (display.fields.some(field => field.path === path)) return path
    throw noField(plugin, 'names', display, path)
  }
  const change = (path: string, more: Partial<DisplayField>): Display => ({
    ...display,
    fields: display.fields.map(field =>
      field.path === known(path) ? { ...field, ...more } : field,
    ),
  })
  switch (operation.kind) {
    case 'hide': {
      const hidden =
        display.fields.find(field => field.path === known(operation.path))?.hiddenFrom ?? []
      return change(operation.path, { hiddenFrom: [...hidden, ...(operation.from ?? ['*'])] })
    }
    case 'relabel':
      return change(operation.path, { label: operation.label })
    case 'format':
      return change(operation.path, { format: operation.format })
    case 'column': {
      const columns = display.columns.filter(path => path !== known(operation.path))
      const index = columns.indexOf(operation.before ?? '')
      const at = index === -1 ? columns.length : index
      return { ...display, columns: columns.toSpliced(at, 0, operation.path) }
    }
    case 'add': {
      const { field } = operation
      if (display.fields.some(({ path }) => path === field.name)) {
        throw invalid(
          plugin,
          `adds ${display.object}.${field.name}, which the display has already`,
          'Give the field another name',
        )
      }
      const made = computedField(field)
      if (field.after === undefined) return { ...display, fields: [...display.fields, made] }
      const index = display.fields.findIndex(({ path }) => path === known(field.after ?? ''))
      return { ...display, fields: display.fields.toSpliced(index + 1, 0, made) }
    }
  }
}

function ownDisplay(
  plugin: string,
  definition: DisplayDefinition,
  standard: readonly Display[],
): Display {
  const base = standard.find(display => display.name === definition.object)
  if (!base) {
    const { name, object } = definition
    const objects = standard.map(display => display.object)
    throw noObject(plugin, `has the display object ${name} of ${object}`, object, objects)
  }
  const picked = ['id', 'version', ...definition.fields].map(path => {
    const field = base.fields.find(candidate => candidate.path === path)
    if (!field) throw noField(plugin, 'shows', base, path)
    return field
  })
  return {
    name: definition.name,
    object: definition.object,
    title: definition.title,
    fields: [...picked, ...(definition.computed ?? []).map(computedField)],
    columns: definition.fields,
    lists: [],
  }
}

function noObject(plugin: string, what: string, name: string, known: Iterable<string>) {
  return invalid(
    plugin,
    `${what}, which is no object`,
    `Correct the name, or add the plugin that declares it.${didYouMean(name, known)}`,
  )
}

function noField(plugin: string, verb: string, { object, fields }: Display, path: string) {
  const known = fields.map(field => field.path)
  return invalid(
    plugin,
    `${verb} ${object}.${path}, which the display has not`,
    `Correct the name, or add the plugin that brings the field.${didYouMean(path, known)}`,
  )
}

function invalid(plugin: string, detail: string, remedy: string): PlugboardError {
  return new PlugboardError('DISPLAY_INVALID', {
    detail: `The plugin ${plugin} ${detail}`,
    remedy,
    data: { plugin },
  })
}
