import { type RawBuilder, sql } from 'kysely'
import type { FieldPath, Filter } from '../../schema/filter.ts'
import { slot } from '../statement.ts'
import { columnRef } from './columns.ts'

const comparisons = {
  eq: '=',
  ne: 'is distinct from',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
} as const

/** A filter as a condition on the subject; its operand is the slot `name`. */
export function filterSql(filter: Filter, alias: string, name: string): RawBuilder<boolean> {
  if (!filter.part) return comparison(filter, alias, name)
  const inner = `${alias}f`
  const met = sql`select from ${sql.table(filter.part.table)} ${sql.ref(inner)}
    where ${columnRef(inner, 'id')} = ${columnRef(alias, 'id')}`
  // What an object without the part does not have is not there, and differs from every value.
  if (filter.operator === 'ne') {
    return sql<boolean>`not exists (${met} and ${comparison({ ...filter, operator: 'eq' }, inner, name)})`
  }
  if (filter.operator === 'exists') {
    const column = columnRef(inner, filter.field.columns[0].name)
    return sql<boolean>`(${slot(name)}::boolean = exists (${met} and ${column} is not null))`
  }
  return sql<boolean>`exists (${met} and ${comparison(filter, inner, name)})`
}

function comparison({ field, operator }: Filter, alias: string, name: string): RawBuilder<boolean> {
  const [{ name: columnName, type }] = field.columns
  const column = columnRef(alias, columnName)
  const base = operandType(type)
  switch (operator) {
    case 'in':
      return sql<boolean>`${column} = any(${slot(name)}::${sql.raw(base)}[])`
    case 'starts':
      return sql<boolean>`starts_with(${column}, ${slot(name)})`
    case 'exists':
      return sql<boolean>`(${slot(name)}::boolean = (${column} is not null))`
    default:
      return sql<boolean>`${column} ${sql.raw(comparisons[operator])} ${slot(name)}::${sql.raw(base)}`
  }
}

/** The type to compare in: any whole number may be asked for, also one that the column cannot hold. */
function operandType(columnType: string): string {
  const base = columnType.replace(/\(.*\)/, '')
  return base === 'integer' ? 'bigint' : base
}

/** What a list is sorted by. Ids carry the time of creation, so sorting by it is sorting by id. */
export interface Sort {
  readonly by: FieldPath | 'id'
  readonly descending: boolean
}

/** The sorted value of a row; `null` when it is the id itself. */
export function sortKey(sort: Sort, alias: string): RawBuilder<unknown> | null {
  if (sort.by === 'id') return null
  const column = sort.by.field.columns[0].name
  return sort.by.part ? columnRef('sorted', column) : columnRef(alias, column)
}

/** The table that a sort by a part's field needs. */
export function sortJoin(sort: Sort, alias: string): RawBuilder<unknown> {
  if (sort.by === 'id' || !sort.by.part) return sql``
  return sql`left join ${sql.table(sort.by.part.table)} sorted
    on sorted.id = ${columnRef(alias, 'id')}`
}

/** Rows without the value come last, whichever the direction. */
export function orderSql(sort: Sort, alias: string): RawBuilder<unknown> {
  const direction = sql.raw(sort.descending ? 'desc' : 'asc')
  const id = sql`${columnRef(alias, 'id')} ${direction}`
  const key = sortKey(sort, alias)
  return key ? sql`${key} ${direction} nulls last, ${id}` : id
}

/** The rows behind a cursor whose value is, or is not, there. */
export function behindSql(sort: Sort, alias: string, valueIsNull: boolean): RawBuilder<boolean> {
  const past = sql.raw(sort.descending ? '<' : '>')
  const id = columnRef(alias, 'id')
  const key = sortKey(sort, alias)
  if (!key || sort.by === 'id') return sql<boolean>`${id} ${past} ${slot('cursorId')}::uuid`
  if (valueIsNull) return sql<boolean>`(${key} is null and ${id} ${past} ${slot('cursorId')}::uuid)`
  const base = sql.raw(operandType(sort.by.field.columns[0].type))
  const value = sql`${slot('cursorValue')}::${base}`
  return sql<boolean>`(${key} ${past} ${value} or ${key} is null
    or (${key} = ${value} and ${id} ${past} ${slot('cursorId')}::uuid))`
}
