import type { ListQuery } from '../../database/reads.ts'
import { PlugboardError } from '../../errors.ts'
import { filterableField, parseFilters } from '../../schema/filter.ts'
import type { ObjectModel } from '../../schema/model.ts'

export interface ParsedQuery {
  readonly list: ListQuery
  readonly fields?: readonly string[]
  readonly display?: string
}

/** So many objects come with one statement. */
export const largestPage = 200

/**
 * Reads a list's query string: `limit`, `cursor`, `sort=-createdAt`, `fields=a,b`, `display`, and
 * filters.
 *
 * @throws QUERY_INVALID, NOT_FILTERABLE
 */
export function parseListQuery(
  object: ObjectModel,
  query: Readonly<Record<string, unknown>>,
): ParsedQuery {
  const { limit, cursor, sort, fields, display, ...filters } = query
  const cursorText = text('cursor', cursor)
  const fieldsText = text('fields', fields)
  const displayText = text('display', display)
  return {
    list: {
      filters: parseFilters(object, filters),
      sort: parseSort(object, text('sort', sort) ?? '-createdAt'),
      limit: parseLimit(text('limit', limit)),
      ...(cursorText === undefined ? {} : { cursor: cursorText }),
    },
    ...(fieldsText === undefined ? {} : { fields: fieldsText.split(',') }),
    ...(displayText === undefined ? {} : { display: displayText }),
  }
}

function parseLimit(given: string | undefined): number {
  if (given === undefined) return 20
  const limit = Number(given)
  if (Number.isInteger(limit) && limit >= 1 && limit <= largestPage) return limit
  throw wrong('limit', `must be a whole number from 1 to ${largestPage}`)
}

function parseSort(object: ObjectModel, given: string): NonNullable<ListQuery['sort']> {
  const descending = given.startsWith('-')
  const path = given.replace(/^[-+]/, '')
  if (path.includes(',')) throw wrong('sort', 'takes one field')
  // Ids carry the time of creation.
  if (path === 'createdAt' || path === 'id') return { by: 'id', descending }
  return { by: filterableField(object, path), descending }
}

function text(name: string, value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value
  throw wrong(name, 'is given more than once')
}

function wrong(name: string, message: string): PlugboardError {
  return new PlugboardError('QUERY_INVALID', {
    detail: `The parameter "${name}" ${message}`,
    errors: [{ pointer: `/query/${name}`, message }],
  })
}
