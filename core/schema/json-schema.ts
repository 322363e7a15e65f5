import type { FieldModel, Model, ObjectModel, PartModel } from './model.ts'
import { largestInteger } from './read-field.ts'
import { creatableFields, writableParts } from './writable.ts'

/** JSON Schema 2020-12 as plain data. */
export type JsonSchema = { readonly [word: string]: unknown }

const words = [
  ...['type', 'format', 'title', 'description', 'default', 'enum', 'const', 'anyOf', 'items'],
  ...[
    'properties',
    'required',
    'additionalProperties',
    'patternProperties',
    'pattern',
    'minLength',
  ],
  ...['maxLength', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ...['minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties', 'propertyNames'],
]

/** A field's schema in standard words only: marks and formats of our own stay inside. */
export function fieldSchema(field: FieldModel, readOnly = false): JsonSchema {
  const schema = standardWords(field.schema)
  const { format, ...rest } = schema
  const known = format === 'decimal' || format === 'money' ? rest : schema
  return {
    ...(readOnly ? {} : boundsOf(field)),
    ...known,
    title: field.title,
    ...(readOnly && field.marks.readOnly ? { readOnly: true } : {}),
  }
}

function standardWords(schema: unknown): JsonSchema {
  const source = schema as Record<string, unknown>
  return Object.fromEntries(
    words.flatMap(word => {
      const value = source[word]
      if (value === undefined) return []
      if (word === 'items') return [[word, standardWords(value)]]
      if (word === 'anyOf') return [[word, (value as unknown[]).map(standardWords)]]
      if (word === 'properties' || word === 'patternProperties') {
        return [[word, mapValues(value as Record<string, unknown>, standardWords)]]
      }
      if (word === 'additionalProperties' && typeof value === 'object')
        return [[word, standardWords(value)]]
      return [[word, value]]
    }),
  )
}

/** Numbers that the column cannot hold are refused where they are given. */
function boundsOf({ kind, columns }: FieldModel): JsonSchema {
  if (kind !== 'integer') return {}
  const most = columns[0].type === 'integer' ? largestInteger : Number.MAX_SAFE_INTEGER
  return { minimum: -most, maximum: most }
}

/** The body that makes an object: its own fields, its parts, and what may be brought along. */
export function createSchema(model: Model, object: ObjectModel): JsonSchema {
  const fields = creatableFields(object.fields).filter(field => !isStructural(object, field))
  const alongside = [...object.children, ...ownTree(object)].filter(child => child.createdWith)
  return closed(object, {
    properties: {
      ...mapValues(mapFields(fields), object.within?.through ? withoutDefault : schema => schema),
      ...Object.fromEntries(
        writableParts(object, creatableFields).map(part => [part.key, partSchema(part)]),
      ),
      ...Object.fromEntries(
        alongside.map(child => [
          child.as,
          {
            type: 'array',
            maxItems: 1_000,
            title: model.object(child.object).titlePlural,
            items: { $ref: `${child.object}Create#` },
          },
        ]),
      ),
    },
    required: fields.filter(isRequired).map(({ name }) => name),
  })
}

/** What comes through its parent is completed there: what was left out is still to be told from what was not. */
function withoutDefault({ default: _, ...schema }: JsonSchema): JsonSchema {
  return schema
}

function partSchema(part: PartModel): JsonSchema {
  const fields = creatableFields(part.fields)
  return {
    type: 'object',
    title: part.title,
    additionalProperties: false,
    properties: mapFields(fields),
    required: fields.filter(isRequired).map(({ name }) => name),
  }
}

/** The account may be left out by whoever has only one; what refers to the parent is in the path. */
function isRequired(field: FieldModel): boolean {
  return !field.optional && field.schema.default === undefined && field.target !== 'Account'
}

/** What an object that comes through its parent lies in is said by the address, not by the body. */
export function isStructural({ within }: ObjectModel, field: FieldModel): boolean {
  return within?.through !== undefined && [within.field, within.tree].includes(field.name)
}

function ownTree(object: ObjectModel) {
  return object.within?.tree ? [{ ...object.within, object: object.name }] : []
}

/** An object's own schema: what it does not name is refused. */
export function closed(object: ObjectModel, schema: JsonSchema): JsonSchema {
  return { type: 'object', title: object.title, additionalProperties: false, ...schema }
}

function mapFields(fields: readonly FieldModel[]): Record<string, JsonSchema> {
  return Object.fromEntries(fields.map(field => [field.name, fieldSchema(field)]))
}

export function mapValues<In, Out>(
  of: Record<string, In>,
  map: (value: In) => Out,
): Record<string, Out> {
  return Object.fromEntries(Object.entries(of).map(([key, value]) => [key, map(value)]))
}
