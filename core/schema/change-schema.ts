import { closed, fieldSchema, isStructural, type JsonSchema, mapValues } from './json-schema.ts'
import type { FieldModel, ObjectModel } from './model.ts'
import { changeableFields, writableParts } from './writable.ts'

/**
 * A merge patch (RFC 7396): every field and every member of what is nested may be absent, and null
 * removes what is optional.
 */
export function changeSchema(object: ObjectModel): JsonSchema {
  const fields = changeableFields(object.fields).filter(field => !isStructural(object, field))
  return closed(object, {
    minProperties: 1,
    properties: {
      ...fieldPatches(fields),
      ...Object.fromEntries(
        writableParts(object, changeableFields).map(part => [
          part.key,
          {
            type: part.presence === 'always' ? 'object' : ['object', 'null'],
            title: part.title,
            additionalProperties: false,
            properties: fieldPatches(changeableFields(part.fields)),
          },
        ]),
      ),
    },
  })
}

/** What a patch of nested values must come out as, in the shape of the body. */
export function patchedSchema(object: ObjectModel): JsonSchema {
  return {
    type: 'object',
    properties: {
      ...nestedFields(object.fields),
      ...Object.fromEntries(
        object.parts.map(part => [
          part.key,
          { type: 'object', properties: nestedFields(part.fields) },
        ]),
      ),
    },
  }
}

function nestedFields(fields: readonly FieldModel[]): Record<string, JsonSchema> {
  const nested = changeableFields(fields).filter(({ kind }) => kind === 'json' || kind === 'money')
  return Object.fromEntries(
    nested.map(field => {
      const { default: _, ...schema } = fieldSchema(field)
      return [field.name, schema]
    }),
  )
}

function fieldPatches(fields: readonly FieldModel[]): Record<string, JsonSchema> {
  return Object.fromEntries(
    fields.map(field => {
      const schema = asPatch(fieldSchema(field))
      return [field.name, field.optional ? nullable(schema) : schema]
    }),
  )
}

/** What an object lacks once it is patched is seen then; everything else is replaced in whole. */
function asPatch({ default: _, ...schema }: JsonSchema): JsonSchema {
  const { anyOf, properties, additionalProperties, patternProperties } = schema
  if (anyOf !== undefined) return { ...schema, anyOf: (anyOf as JsonSchema[]).map(asPatch) }
  if (schema.type !== 'object') return schema
  const { required, minProperties: _least, maxProperties: _most, ...rest } = schema
  const wanted = new Set((required as readonly string[] | undefined) ?? [])
  return {
    ...rest,
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties as Record<string, JsonSchema>).map(([name, member]) => [
              name,
              wanted.has(name) ? asPatch(member) : removable(member),
            ]),
          ),
        }),
    ...(typeof additionalProperties === 'object'
      ? { additionalProperties: removable(additionalProperties as JsonSchema) }
      : {}),
    ...(patternProperties === undefined
      ? {}
      : {
          patternProperties: mapValues(patternProperties as Record<string, JsonSchema>, removable),
        }),
  }
}

function removable(schema: JsonSchema): JsonSchema {
  return nullable(asPatch(schema))
}

function nullable(schema: JsonSchema): JsonSchema {
  if (Object.keys(schema).length === 0) return schema
  const { title } = schema
  return { ...(title === undefined ? {} : { title }), anyOf: [schema, { type: 'null' }] }
}
