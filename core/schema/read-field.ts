import { IsOptional, type TSchema } from 'typebox'
import { PlugboardError } from '../errors.ts'
import { titleOf } from './definition.ts'
import type { FieldMarks } from './field.ts'
import type { ColumnModel, FieldKind, FieldModel } from './model.ts'
import { snake } from './names.ts'

/** JSON Schema's own words, which may stand among a field's options. */
const keywords = new Set(
  `type format title description default examples enum const anyOf allOf items properties required
  additionalProperties patternProperties pattern minLength maxLength minimum maximum exclusiveMinimum
  exclusiveMaximum multipleOf minItems maxItems uniqueItems readOnly writeOnly deprecated $comment
  minProperties maxProperties propertyNames`.split(/\s+/),
)

const marks = new Set([
  ...[
    'filterable',
    'unique',
    'readOnly',
    'immutable',
    'personal',
    'secret',
    'visibleTo',
    'display',
    'role',
    'titles',
    'unit',
  ],
  ...['generatedBy', 'reference', 'onDelete', 'precision', 'scale'],
])

/** What a column of type integer holds. */
export const largestInteger = 2 ** 31 - 1

type Loose = TSchema & Readonly<Record<string, unknown>>

/** Reads one field's schema: its kind, its columns and its marks. */
export function readField(place: string, name: string, given: TSchema): FieldModel {
  const schema = given as Loose
  for (const word of Object.keys(schema)) {
    if (word.startsWith('~') || keywords.has(word) || marks.has(word)) continue
    throw new PlugboardError('SCHEMA_INVALID', {
      detail: `${place}.${name} has the unknown option "${word}"`,
      remedy: `Use JSON Schema's words or one of the marks: ${[...marks].join(', ')}`,
    })
  }
  const kind = kindOf(schema)
  if (schema.filterable) assertFilterable(`${place}.${name}`, kind, schema)
  const target = schema.reference as string | undefined
  const onDelete = schema.onDelete as FieldModel['onDelete']
  return {
    name,
    kind,
    title: (schema.title as string | undefined) ?? titleOf(name),
    schema,
    optional: IsOptional(given),
    marks: schema as FieldMarks,
    columns: columnsOf(name, kind, schema),
    ...(target === undefined ? {} : { target }),
    ...(onDelete === undefined ? {} : { onDelete }),
    ...(kind === 'enum' ? { values: enumValues(schema) ?? [] } : {}),
  }
}

/** Filters compare single values, and would let guess at a secret. */
function assertFilterable(place: string, kind: FieldKind, { secret }: Loose): void {
  if (!secret && kind !== 'json') return
  throw new PlugboardError('SCHEMA_INVALID', {
    detail: `${place} is ${secret ? 'secret' : 'a list or nested'}, and cannot be filterable`,
    remedy: secret
      ? 'Leave one of the two marks out'
      : 'Leave the mark out, or put what is filtered by into a field of its own',
  })
}

function kindOf(schema: Loose): FieldKind {
  if (schema.format === 'money') return 'money'
  if (schema.reference) return 'reference'
  if (enumValues(schema)) return 'enum'
  switch (schema.type) {
    case 'integer':
      return 'integer'
    case 'number':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'string':
      return kindOfString(schema.format as string | undefined)
    default:
      return 'json'
  }
}

function kindOfString(format: string | undefined): FieldKind {
  if (format === 'date') return 'date'
  if (format === 'date-time') return 'dateTime'
  if (format === 'uuid') return 'uuid'
  if (format === 'decimal') return 'decimal'
  return 'string'
}

/** The values of `Type.Enum([...])`, or of a union of string literals. */
function enumValues(schema: Loose): string[] | undefined {
  const listed = schema.enum as unknown[] | undefined
  const union = (schema.anyOf as Loose[] | undefined)?.map(member => member.const)
  const values = listed ?? union ?? (schema.const === undefined ? undefined : [schema.const])
  return values?.every(value => typeof value === 'string') ? (values as string[]) : undefined
}

function columnsOf(name: string, kind: FieldKind, schema: Loose): FieldModel['columns'] {
  const column = snake(name)
  switch (kind) {
    case 'money':
      return [
        { name: `${column}_amount`, type: 'bigint' },
        { name: `${column}_currency`, type: 'char(3)' },
      ]
    case 'reference':
      return [{ name: `${column}_id`, type: 'uuid' }]
    default:
      return [{ name: column, type: typeOf(kind, schema) }]
  }
}

function typeOf(kind: FieldKind, schema: Loose): ColumnModel['type'] {
  switch (kind) {
    case 'integer': {
      const bounds = [schema.minimum, schema.maximum] as (number | undefined)[]
      return bounds.every((bound = 0) => Math.abs(bound) <= largestInteger) ? 'integer' : 'bigint'
    }
    case 'number':
      return 'double precision'
    case 'decimal':
      return `numeric(${schema.precision ?? 20},${schema.scale ?? 6})`
    case 'boolean':
      return 'boolean'
    case 'date':
      return 'date'
    case 'dateTime':
      return 'timestamptz(3)'
    case 'uuid':
      return 'uuid'
    case 'json':
      return 'jsonb'
    default:
      return schema.maxLength === undefined ? 'text' : `varchar(${schema.maxLength})`
  }
}
