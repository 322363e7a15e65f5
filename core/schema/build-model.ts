import { IsOptional, type TProperties, Type } from 'typebox'
import { didYouMean } from '../plugin/nearest-name.ts'
import type { Role } from '../plugin/role.ts'
import { checkModel } from './check-model.ts'
import type { ObjectDefinition, PartDefinition } from './definition.ts'
import { Field } from './field.ts'
import { inPlugin, invalid } from './invalid.ts'
import type { FieldModel, Model, ObjectModel, PartModel } from './model.ts'
import { snake } from './names.ts'
import { readField } from './read-field.ts'
import { withRoleNames } from './role-fields.ts'

/** A declaration together with the plugin that made it; the core's own is `core`. */
export interface Declared<Definition> {
  readonly plugin: string
  readonly definition: Definition
}

export interface Declarations {
  readonly objects: readonly Declared<ObjectDefinition>[]
  readonly parts: readonly Declared<PartDefinition>[]
  /** What a field with the mark `role` may name. */
  readonly roles?: readonly Role[]
}

/**
 * Resolves all declarations into one model. Its order is that of the names, so that the same plugins
 * in another order give the same model.
 *
 * @throws SCHEMA_INVALID for a field, reference or owner that does not hold
 */
export function buildModel({ objects, parts, roles = [] }: Declarations): Model {
  const partModels = parts
    .map(part => inPlugin(part.plugin, () => partModel(part, roles)))
    .sort((a, b) => compare(a.key, b.key))
  const definitions = objects.map(({ definition }) => definition)
  const models = objects
    .map(each => inPlugin(each.plugin, () => objectModel(each, partModels, definitions, roles)))
    .sort((a, b) => compare(a.name, b.name))
  const byName = new Map(models.map(model => [model.name, model]))
  const byPath = new Map(models.map(model => [model.path, model]))
  checkModel(byName, partModels)
  return {
    objects: byName,
    object: name =>
      byName.get(name) ??
      invalid(
        `There is no object ${name}`,
        `Use one of: ${[...byName.keys()].join(', ')}.${didYouMean(name, byName.keys())}`,
      ),
    byPath: path => byPath.get(path),
  }
}

function objectModel(
  { plugin, definition }: Declared<ObjectDefinition>,
  parts: readonly PartModel[],
  all: readonly ObjectDefinition[],
  roles: readonly Role[],
): ObjectModel {
  const { name, options } = definition
  const own = snake(options.path)
  const declared = readFields(name, definition.fields, roles)
  const account = options.account && declared.find(field => field.name === options.account)
  const accountColumn =
    name === 'Account' ? 'id' : account ? account.columns[0].name : options.within && 'account'
  if (options.account && !account) {
    const names = Object.keys(definition.fields)
    invalid(
      `${name} has no field ${options.account}`,
      `Let \`account\` name one of its fields.${didYouMean(options.account, names)}`,
    )
  }
  return {
    name,
    plugin,
    title: options.title,
    titlePlural: options.titlePlural ?? `${options.title}s`,
    table: plugin === 'core' ? own : `${snake(plugin)}__${own}`,
    path: options.path,
    exposed: options.exposed ?? true,
    stateful: options.stateful ?? false,
    ...(options.check ? { check: options.check } : {}),
    label: options.label ?? 'id',
    ...(options.menu === undefined ? {} : { menu: options.menu }),
    ...(options.columns ? { columns: options.columns } : {}),
    ...(options.within ? { within: options.within } : {}),
    ...(options.hangsOn ? { hangsOn: options.hangsOn } : {}),
    ...(accountColumn ? { accountColumn } : {}),
    fields: withSystemFields(
      definition,
      declared.map(field => (isOwner(definition, field) ? fixed(field) : field)),
      accountColumn,
    ),
    parts: parts.filter(part => part.owner === name),
    children: all.flatMap(({ options: { within }, name: child }) =>
      within?.object === name ? [{ ...within, object: child }] : [],
    ),
    unique: options.unique ?? [],
    indexes: options.indexes ?? [],
  }
}

/** Whom an object belongs to, and what it lies within, is settled when it is made. */
function isOwner({ options }: ObjectDefinition, { name }: FieldModel): boolean {
  return name === options.account || name === options.within?.field
}

function fixed(field: FieldModel): FieldModel {
  return { ...field, marks: { ...field.marks, immutable: true } }
}

function partModel(
  { plugin, definition }: Declared<PartDefinition>,
  roles: readonly Role[],
): PartModel {
  const { owner, key, title, presence } = definition
  return {
    owner,
    key,
    plugin,
    title,
    table: `${snake(plugin)}__${snake(owner)}_${snake(key)}`,
    presence,
    fields: readFields(`${owner}.${key}`, definition.fields, roles),
  }
}

function readFields(place: string, fields: TProperties, roles: readonly Role[]): FieldModel[] {
  return Object.entries(fields).map(([name, schema]) => {
    if (!/^[a-z][A-Za-z0-9]*$/.test(name))
      invalid(`${place}.${name} is not in camelCase`, 'Write it like requestedDate')
    if (systemNames.has(name)) {
      invalid(`${place}.${name} is a name that the core keeps for itself`, 'Rename the field')
    }
    return withRoleNames(place, readField(place, name, schema), roles)
  })
}

const systemNames = new Set([
  ...['id', 'version', 'createdAt', 'updatedAt', 'state', 'rootAccount', 'display', 'actions'],
])

/**
 * The declared fields between those that the core keeps for every object. The root account is what
 * the tables can be sharded by.
 */
function withSystemFields(
  { name, options, fields: declared }: ObjectDefinition,
  fields: readonly FieldModel[],
  accountColumn: string | undefined,
): FieldModel[] {
  const before: TProperties = { id: Field.uuid({ filterable: true }), version: Type.Integer() }
  if (options.stateful) before.state = Type.String({ filterable: true, maxLength: 60 })
  const after: TProperties = {}
  // Copied from what it lies within, so that confinement needs no join.
  if (options.within) after.account = Field.uuid({ title: 'Account' })
  if (accountColumn) {
    const root = Field.uuid({ title: 'Root account' })
    // A row may belong to nobody only where its account may be absent.
    const mayBeAbsent = IsOptional(declared[options.account ?? ''])
    after.rootAccount = mayBeAbsent ? Type.Optional(root) : root
  }
  after.createdAt = Field.dateTime({ title: 'Created', filterable: true })
  after.updatedAt = Field.dateTime({ title: 'Changed' })
  const system = (properties: TProperties): FieldModel[] =>
    Object.entries(properties).map(([field, schema]) => ({
      ...readField(name, field, { ...schema, readOnly: true }),
      optional: IsOptional(schema),
      system: true,
    }))
  return [...system(before), ...fields, ...system(after)]
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
