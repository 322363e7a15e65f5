import type { Display, DisplayField, Displays } from '../presentation/display/display.ts'
import { filterableFields, filterOperators } from '../schema/filter.ts'
import { fieldSchema, type JsonSchema } from '../schema/json-schema.ts'
import type { ObjectModel } from '../schema/model.ts'

/** The schema of an object as it is replied with. Which optional fields come depends on the reader. */
export function resourceSchema(display: Display, displays: Displays): JsonSchema {
  const own = display.fields.filter(field => field.part === undefined)
  const parts = Map.groupBy(
    display.fields.filter(field => field.part !== undefined),
    field => field.part as string,
  )
  const restricted = (field: DisplayField) =>
    field.optional || field.visibleTo !== undefined || field.hiddenFrom.length > 0
  return {
    type: 'object',
    title: display.title,
    properties: {
      ...Object.fromEntries(own.map(field => [field.name, field.schema])),
      ...Object.fromEntries(
        [...parts].map(([key, fields]) => [
          key,
          {
            type: 'object',
            properties: Object.fromEntries(fields.map(field => [field.name, field.schema])),
          },
        ]),
      ),
      ...Object.fromEntries(
        display.lists
          .filter(list => displays.byName(list.display))
          .map(list => [
            list.as,
            { type: 'array', title: list.title, items: { $ref: `${list.display}Listed#` } },
          ]),
      ),
      actions: {
        type: 'array',
        items: { $ref: 'Action#' },
        description: 'What you may do to it now',
      },
    },
    required: own
      .filter(field => !restricted(field) && field.name === 'id')
      .map(({ name }) => name),
  }
}

/** What lists and single objects share. */
export const sharedSchemas: Readonly<Record<string, JsonSchema>> = {
  Problem: {
    type: 'object',
    description: 'RFC 9457',
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      code: { type: 'string', description: 'From docs/reference/errors.md, or a plugin’s table' },
      detail: { type: 'string' },
      remedy: { type: 'string' },
      errors: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            pointer: { type: 'string' },
            message: { type: 'string' },
            code: { type: 'string' },
          },
          required: ['pointer', 'message'],
        },
      },
    },
    required: ['type', 'title', 'status', 'code', 'detail'],
  },
  Action: {
    type: 'object',
    properties: { name: { type: 'string' }, title: { type: 'string' }, href: { type: 'string' } },
    required: ['name', 'title', 'href'],
  },
}

export function pageSchema(name: string): JsonSchema {
  return {
    type: 'object',
    properties: {
      items: { type: 'array', items: { $ref: `${name}#` } },
      nextCursor: {
        type: ['string', 'null'],
        description: 'Pass as cursor to go on; null at the end',
      },
    },
    required: ['items', 'nextCursor'],
  }
}

const shape = {
  fields: { type: 'string', description: 'Only these fields, separated by commas' },
  display: { type: 'string', description: 'A display object by name' },
}

export const readQuerySchema: JsonSchema = { type: 'object', properties: shape }

/** The query string of a list: the words of every list, and the object's filters with their operators. */
export function listQuerySchema(object: ObjectModel): JsonSchema {
  const filters = filterableFields(object).flatMap(({ path, field }) =>
    filterOperators[field.kind].map(operator => [
      operator === 'eq' ? path : `${path}[${operator}]`,
      operator === 'in' || operator === 'exists'
        ? { type: 'string', title: field.title }
        : { ...fieldSchema(field), type: 'string' },
    ]),
  )
  return {
    type: 'object',
    properties: {
      limit: {
        type: 'string',
        pattern: '^\\d{1,3}$',
        description: '1 to 200; 20 where absent, all as csv',
      },
      cursor: { type: 'string' },
      sort: {
        type: 'string',
        description: 'A field, with - in front for descending; -createdAt where absent',
      },
      format: {
        type: 'string',
        enum: ['csv'],
        description: 'csv for a table: of the whole list without limit and cursor',
      },
      ...shape,
      ...Object.fromEntries(filters),
    },
  }
}
