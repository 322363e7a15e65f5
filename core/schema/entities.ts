import { EntitySchema, type EntitySchemaProperty } from '@mikro-orm/core'
import { PlugboardError } from '../errors.ts'
import { ColumnType } from './column-type.ts'
import type { FieldModel, Model, ObjectModel, PartModel } from './model.ts'
import { snake } from './names.ts'

/** The name under which the ORM knows a part. */
export function partEntityName(owner: string, key: string): string {
  return `${owner}_${key}`
}

type Row = Record<string, unknown>
type Property = EntitySchemaProperty<Row, Row>

/** The entity schemas of an application by name, which references look their targets up in. */
type Registry = Map<string, EntitySchema<Row>>

/**
 * The ORM's entity schemas for a model: one for each object, one for each part, and one for money.
 *
 * References are mapped to ids (`order.account` is a string) so that loading an object loads no other.
 */
export function entitySchemas(model: Model): EntitySchema<Row>[] {
  const registry: Registry = new Map([['Money', moneyEntity()]])
  for (const object of model.objects.values()) {
    registry.set(object.name, objectEntity(object, registry))
    for (const part of object.parts) {
      registry.set(partEntityName(part.owner, part.key), partEntity(part, registry))
    }
  }
  return [...registry.values()]
}

/** Amounts in minor units fit a JavaScript number, so both are plain values. */
function moneyEntity(): EntitySchema<Row> {
  return new EntitySchema<Row>({
    name: 'Money',
    embeddable: true,
    properties: {
      amount: { type: new ColumnType('bigint', 'number') },
      currency: { type: new ColumnType('char(3)', 'string') },
    },
  })
}

function objectEntity(object: ObjectModel, registry: Registry): EntitySchema<Row> {
  return new EntitySchema<Row>({
    name: object.name,
    tableName: object.table,
    properties: properties(object.table, object.fields, registry),
    indexes: [...indexes(object.table, object.fields), ...wideIndexes(object)],
    uniques: object.unique.map(group => ({
      name: `${object.table}_${group.map(snake).join('_')}_key`,
      properties: [...group],
    })),
  })
}

/** Shares its owner's key and goes with it. */
function partEntity(part: PartModel, registry: Registry): EntitySchema<Row> {
  return new EntitySchema<Row>({
    name: partEntityName(part.owner, part.key),
    tableName: part.table,
    properties: {
      id: {
        kind: '1:1',
        entity: () => target(registry, part.owner),
        primary: true,
        mapToPk: true,
        owner: true,
        fieldName: 'id',
        updateRule: 'no action',
        deleteRule: 'cascade',
      },
      ...properties(part.table, part.fields, registry),
    },
    indexes: indexes(part.table, part.fields),
  })
}

/** Filterable fields are indexed with the id behind them, which is the order that lists page by. */
function indexes(table: string, fields: readonly FieldModel[]) {
  return fields.filter(isIndexed).map(field => ({
    name: `${table}_${field.columns[0].name}_idx`,
    properties: [field.name, 'id'],
  }))
}

function wideIndexes({ table, indexes: groups }: ObjectModel) {
  return groups.map(group => ({
    name: `${table}_${group.map(snake).join('_')}_idx`,
    properties: [...group, 'id'],
  }))
}

/** Ids carry the time of creation, so neither needs an index of its own. */
function isIndexed(field: FieldModel): boolean {
  if (field.name === 'id' || field.name === 'createdAt' || field.kind === 'money') return false
  return field.kind === 'reference' || field.marks.filterable === true
}

function properties(table: string, fields: readonly FieldModel[], registry: Registry) {
  return Object.fromEntries(fields.map(field => [field.name, property(table, field, registry)]))
}

function property(table: string, field: FieldModel, registry: Registry): Property {
  const [column] = field.columns
  const common = {
    fieldName: column.name,
    nullable: field.optional,
    ...(field.marks.unique ? { unique: `${table}_${column.name}_key` } : {}),
  }
  if (field.system && field.name === 'id') {
    return { type: 'uuid', primary: true, fieldName: 'id' } as Property
  }
  switch (field.kind) {
    case 'money':
      return {
        kind: 'embedded',
        entity: () => target(registry, 'Money'),
        prefix: column.name.replace(/amount$/, ''),
        nullable: field.optional,
      }
    case 'reference':
      return {
        ...common,
        kind: 'm:1',
        entity: () => target(registry, field.target ?? ''),
        mapToPk: true,
        index: false,
        updateRule: 'no action',
        deleteRule: field.onDelete ?? 'restrict',
      }
    case 'enum':
      return { ...common, enum: true, type: 'string', items: [...(field.values ?? [])] } as Property
    case 'json':
      return { ...common, type: 'json', columnType: column.type }
    default:
      return { ...common, type: new ColumnType(column.type, runtimeTypes[field.kind] ?? 'string') }
  }
}

const runtimeTypes: Partial<Record<FieldModel['kind'], 'number' | 'boolean'>> = {
  boolean: 'boolean',
  integer: 'number',
  number: 'number',
}

function target(registry: Registry, name: string): EntitySchema<Row> {
  const found = registry.get(name)
  if (!found) throw new PlugboardError('SCHEMA_INVALID', { detail: `There is no object ${name}` })
  return found
}
