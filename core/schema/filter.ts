import { type FieldError, PlugboardError } from '../errors.ts'
import { isDay, isInstant } from './calendar.ts'
import type { FieldKind, FieldModel, ObjectModel, PartModel } from './model.ts'
import { isUuid } from './uuid.ts'

/** How a field may be compared in a list's query: `field=value` is `eq`, others are `field[gte]=value`. */
export type FilterOperator = 'eq' | 'ne' | 'in' | 'gt' | 'gte' | 'lt' | 'lte' | 'starts' | 'exists'

const equality: readonly FilterOperator[] = ['eq', 'ne', 'in', 'exists']
const order: readonly FilterOperator[] = ['gt', 'gte', 'lt', 'lte']

/** The operators that fit each kind of field. */
export const filterOperators: Readonly<Record<FieldKind, readonly FilterOperator[]>> = {
  string: [...equality, 'starts'],
  enum: equality,
  uuid: equality,
  reference: equality,
  boolean: ['eq', 'exists'],
  integer: [...equality, ...order],
  number: [...equality, ...order],
  decimal: [...equality, ...order],
  money: order,
  date: [...equality, ...order],
  dateTime: [...order, 'exists'],
  json: [],
}

/** A field as filters and sorts name it: `state`, or `giftNote.wrap`. */
export interface FieldPath {
  readonly path: string
  readonly field: FieldModel
  readonly part?: PartModel
}

export interface Filter extends FieldPath {
  readonly operator: FilterOperator
  readonly value: unknown
}

/** The fields of an object that filters and sorts may name. */
export function filterableFields(object: ObjectModel): FieldPath[] {
  return [
    ...object.fields.map(field => ({ path: field.name, field })),
    ...object.parts.flatMap(part =>
      part.fields.map(field => ({ path: `${part.key}.${field.name}`, field, part })),
    ),
  ].filter(({ field }) => field.marks.filterable === true)
}

/** @throws NOT_FILTERABLE, naming the fields that are */
export function filterableField(object: ObjectModel, path: string): FieldPath {
  const fields = filterableFields(object)
  const found = fields.find(field => field.path === path)
  if (found) return found
  throw new PlugboardError('NOT_FILTERABLE', {
    detail: `${object.titlePlural} cannot be filtered or sorted by "${path}"`,
    remedy: `Use one of: ${fields.map(field => field.path).join(', ')}`,
  })
}

/**
 * Reads the filters out of a query string's entries.
 *
 * @param entries without the list's own words (`limit`, `cursor`, `sort`, `fields`, `display`)
 * @throws NOT_FILTERABLE, QUERY_INVALID
 * @example parseFilters(order, { state: 'draft', 'createdAt[gte]': '2026-01-01T00:00:00Z' })
 */
export function parseFilters(
  object: ObjectModel,
  entries: Readonly<Record<string, unknown>>,
): Filter[] {
  return Object.entries(entries).map(([key, raw]) => {
    const match = /^([A-Za-z][\w.]*)(?:\[(\w+)\])?$/.exec(key)
    if (!match?.[1]) throw wrong(key, 'is not a filter; write field=value or field[gte]=value')
    const target = filterableField(object, match[1])
    const operator = (match[2] ?? 'eq') as FilterOperator
    const fitting = filterOperators[target.field.kind]
    if (!fitting.includes(operator)) {
      throw wrong(key, `does not know "${operator}"; use one of: ${fitting.join(', ')}`)
    }
    if (typeof raw !== 'string') throw wrong(key, 'is given more than once')
    return { ...target, operator, value: readOperand(key, target.field, operator, raw) }
  })
}

function readOperand(
  key: string,
  field: FieldModel,
  operator: FilterOperator,
  raw: string,
): unknown {
  if (operator === 'exists') return readScalar(key, 'boolean', raw)
  if (operator === 'in') return raw.split(',').map(text => readScalar(key, field.kind, text))
  return readScalar(key, field.kind, raw)
}

const patterns: Partial<Record<FieldKind, readonly [{ test(text: string): boolean }, string]>> = {
  boolean: [/^(true|false)$/, 'true or false'],
  integer: [/^-?\d{1,15}$/, 'a whole number'],
  money: [/^-?\d{1,15}$/, 'a whole number of minor units'],
  number: [/^-?\d+(\.\d+)?$/, 'a number'],
  decimal: [/^-?\d{1,30}(\.\d{1,12})?$/, 'a decimal number'],
  uuid: [{ test: isUuid }, 'a UUID'],
  reference: [{ test: isUuid }, 'a UUID'],
  date: [{ test: isDay }, 'a date such as 2026-03-29'],
  dateTime: [{ test: isInstant }, 'an instant such as 2026-03-29T01:00:00Z'],
}

function readScalar(key: string, kind: FieldKind, text: string): unknown {
  const [pattern, words] = patterns[kind] ?? []
  // PostgreSQL stores no NUL.
  if ((pattern && !pattern.test(text)) || text.includes('\0')) {
    throw wrong(key, `wants ${words ?? 'text'}`)
  }
  if (kind === 'boolean') return text === 'true'
  if (kind === 'integer' || kind === 'money' || kind === 'number') return Number(text)
  return text
}

function wrong(key: string, message: string): PlugboardError {
  const errors: FieldError[] = [{ pointer: `/query/${key}`, message }]
  return new PlugboardError('QUERY_INVALID', {
    detail: `The parameter "${key}" ${message}`,
    errors,
  })
}
