import type { FieldModel } from '../../../core/schema/model.ts'
import { code, codes, table } from './markdown.ts'

/** The declared fields of an object or part; those that every object has are told once, in plugins.md. */
export function fieldTable(fields: readonly FieldModel[]): string[] {
  const rows = fields
    .filter(field => !field.system)
    .map(field => [code(field.name), typeOf(field), meaningOf(field), marksOf(field)])
  return table(['field', 'type', 'what it is', 'marks'], rows)
}

function meaningOf({ title, schema }: FieldModel): string {
  const { description } = schema
  return description === undefined ? title : `${title}: ${description}`
}

function typeOf(field: FieldModel): string {
  const { optional, marks } = field
  const unit = marks.unit ? ` (${marks.unit})` : ''
  return `${bareType(field)}${unit}${optional ? ', optional' : ''}`
}

function bareType({ kind, schema, target, values = [] }: FieldModel): string {
  switch (kind) {
    case 'string':
      return schema.maxLength === undefined ? 'text' : `text of at most ${schema.maxLength}`
    case 'integer':
      return `whole number${bounds(schema)}`
    case 'number':
      return `number${bounds(schema)}`
    case 'decimal':
      return `decimal of ${schema.precision} digits, ${schema.scale} of them behind the point`
    case 'enum':
      return codes(values)
    case 'reference':
      return `reference to ${target}`
    case 'dateTime':
      return 'instant'
    case 'json':
      return jsonType(schema as Nested)
    default:
      return kind
  }
}

/** As much of JSON Schema as a line can hold. */
interface Nested {
  readonly type?: string
  readonly items?: Nested
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, unknown>>
}

function jsonType({ type, items, enum: values, properties }: Nested): string {
  if (values) return codes(values.map(String))
  if (type === 'array') return `list${items ? ` of ${jsonType(items)}` : ''}`
  if (properties) return `object of ${codes(Object.keys(properties))}`
  return type === 'string' ? 'text' : (type ?? 'any JSON')
}

function bounds({ minimum, maximum }: FieldModel['schema']): string {
  const isFar = (bound: unknown) => bound === undefined || Math.abs(Number(bound)) >= 2 ** 31 - 1
  if (isFar(minimum) && isFar(maximum)) return ''
  if (isFar(maximum)) return ` from ${minimum}`
  return isFar(minimum) ? ` up to ${maximum}` : ` from ${minimum} to ${maximum}`
}

function marksOf({ marks, schema }: FieldModel): string {
  return [
    ...(marks.filterable ? ['filterable'] : []),
    ...(marks.unique ? ['unique'] : []),
    ...(marks.readOnly ? ['set by the system'] : []),
    ...(marks.immutable ? ['fixed once made'] : []),
    ...(marks.personal ? ['personal'] : []),
    ...(marks.secret ? ['secret'] : []),
    ...(marks.visibleTo ? [`seen by ${marks.visibleTo.join(' and ')} only`] : []),
    ...(marks.role ? [`a role of scope ${marks.role}`] : []),
    ...(schema.default === undefined
      ? []
      : [`${code(JSON.stringify(schema.default))} where absent`]),
  ].join(', ')
}
