import { type RawBuilder, sql } from 'kysely'
import type { Filter } from '../schema/filter.ts'
import type { ObjectModel } from '../schema/model.ts'
import type { ObjectName, RecordOf } from '../schema/record.ts'
import { isUuid } from '../schema/uuid.ts'
import type { Actor } from './actor.ts'
import type { Database } from './database.ts'
import { isDataException } from './database-errors.ts'
import { fieldColumns, objectColumns, subjectAlias } from './reads/columns.ts'
import { confinement } from './reads/confinement.ts'
import { cursorInvalid, readCursor, writeCursor } from './reads/cursor.ts'
import { type HistoryRow, historySql, type Kept, recordsOf } from './reads/history.ts'
import { notFound } from './reads/not-found.ts'
import { type Revive, reviver } from './reads/revive.ts'
import { behindSql, filterSql, orderSql, type Sort, sortJoin, sortKey } from './reads/where.ts'
import { type Executor, type Statement, slot, statement } from './statement.ts'

export type { HistoryRow }

/** An object as a display read gives it: fields, parts by key, lists within it by name. */
export type ReadRow = Readonly<Record<string, unknown>> & {
  readonly id: string
  readonly version: number
}

/** Further columns for every row: what the transition engine wants to know, in the same statement. */
export interface ReadExtra {
  /** Tells these columns from others of the same object. */
  readonly key: string
  readonly columns: Readonly<Record<string, RawBuilder<unknown>>>
  readonly values?: Readonly<Record<string, unknown>>
}

export interface ListQuery {
  readonly filters?: readonly Filter[]
  readonly sort?: Sort
  /** 1 to 200; 20 where absent. */
  readonly limit?: number
  readonly cursor?: string
}

export interface Page {
  readonly items: readonly ReadRow[]
  readonly nextCursor: string | null
}

/** What one actor may read: every statement carries the actor's confinement. */
export interface ActorReads {
  /** @throws NOT_FOUND where there is none, or none that the actor may see */
  one(object: string, id: string, extra?: ReadExtra): Promise<ReadRow>
  /**
   * Some fields of one object, without its parts and what lies within it.
   *
   * @throws NOT_FOUND
   * @example const { currency } = await reads.fields('Order', id, ['account', 'currency'])
   */
  fields<N extends ObjectName, F extends string & keyof RecordOf<N>>(
    object: N,
    id: string,
    names: readonly F[],
  ): Promise<Pick<RecordOf<N>, F>>
  /**
   * The same of many at once, by their ids; those that are not there, or not for the actor, are missing.
   *
   * @example const accounts = await reads.fieldsOfMany('Account', ids, ['name'])
   */
  fieldsOfMany<N extends ObjectName, F extends string & keyof RecordOf<N>>(
    object: N,
    ids: readonly string[],
    names: readonly F[],
  ): Promise<ReadonlyMap<string, Pick<RecordOf<N>, F>>>
  list(object: string, query?: ListQuery, extra?: ReadExtra): Promise<Page>
  /** The audit of one object, newest first; of what lies within another, its share. @throws NOT_FOUND */
  history(object: string, id: string): Promise<readonly HistoryRow[]>
}

/** The one door to display reads. */
export interface Reads {
  /**
   * @param executor the unit of work's, to read what it has written; the pool where absent
   * @example const { items } = await reads.for(actor).list('Order', { limit: 20 })
   */
  for(actor: Actor, executor?: Executor): ActorReads
}

/** Shapes are few, but filters combine: past this many the statements are made anew. */
const mostStatements = 2_000

/** What a list is asked for with when nothing is said. */
const usualLimit = 20

export function createReads({ db, model, guard }: Database): Reads {
  const statements = new Map<string, Statement<{ row: ReadRow; sorted?: unknown }>>()
  const revivers = new Map<string, Revive>()

  function cached(key: string, make: () => RawBuilder<unknown>) {
    const known = statements.get(key)
    if (known) return known
    if (statements.size >= mostStatements) statements.clear()
    const made = statement<{ row: ReadRow; sorted?: unknown }>(db, make())
    statements.set(key, made)
    return made
  }

  function revive(object: ObjectModel, row: ReadRow): ReadRow {
    const known = revivers.get(object.name) ?? reviver(model, object)
    revivers.set(object.name, known)
    return known(row) as ReadRow
  }

  function columns(object: ObjectModel, extra: ReadExtra | undefined): RawBuilder<unknown> {
    const extras = Object.entries(extra?.columns ?? {}).map(
      ([name, expression]) => sql`${expression} as ${sql.id(name)}`,
    )
    return sql.join([...objectColumns(model, object), ...extras])
  }

  return {
    for(actor, executor = db) {
      if (executor === db) guard.check()

      async function row(
        object: ObjectModel,
        id: string,
        shape: string,
        wanted: () => RawBuilder<unknown>,
        more: Readonly<Record<string, unknown>> = {},
      ): Promise<ReadRow> {
        const { key, condition, values } = confinement(actor, 'read', object, subjectAlias)
        if (key === null || !isUuid(id)) throw notFound(object)
        const read = cached(`${shape} ${object.name} ${key}`, () => {
          const source = sql`${sql.table(object.table)} ${sql.ref(subjectAlias)}`
          return sql`select row_to_json(r) as row from (select ${wanted()} from ${source}
            where ${sql.ref(`${subjectAlias}.id`)} = ${slot('id')} and ${condition}) r`
        })
        const [found] = await read.run(executor, { id, ...values, ...more })
        if (!found) throw notFound(object)
        return revive(object, found.row)
      }

      return {
        one(name, id, extra) {
          const object = model.object(name)
          return row(object, id, `one ${extra?.key}`, () => columns(object, extra), extra?.values)
        },

        async fields(name, id, names) {
          const object = model.object(name)
          const wanted = object.fields.filter(field => names.includes(field.name as never))
          const shape = `fields ${names.join()}`
          const found = await row(object, id, shape, () =>
            sql.join(fieldColumns(subjectAlias, wanted)),
          )
          return found as never
        },

        async fieldsOfMany(name, ids, names) {
          const object = model.object(name)
          const { key, condition, values } = confinement(actor, 'read', object, subjectAlias)
          const wanted = object.fields.filter(field => names.includes(field.name as never))
          if (key === null) return new Map()
          const read = cached(`many ${name} ${key} ${names.join()}`, () => {
            const columns = sql.join(fieldColumns(subjectAlias, wanted))
            return sql`select row_to_json(r) as row from (select o.id, ${columns}
              from ${sql.table(object.table)} o
              where o.id = any(${slot('ids')}::uuid[]) and ${condition}) r`
          })
          const rows = await read.run(executor, { ids: ids.filter(isUuid), ...values })
          return new Map(rows.map(({ row }) => [row.id, revive(object, row) as never]))
        },

        async list(name, query = {}, extra) {
          const object = model.object(name)
          const { key, condition, values } = confinement(actor, 'read', object, subjectAlias)
          if (key === null) return { items: [], nextCursor: null }
          const { filters = [], sort = { by: 'id', descending: true }, limit = usualLimit } = query
          const sortText = `${sort.descending ? '-' : ''}${sort.by === 'id' ? 'id' : sort.by.path}`
          const cursor = query.cursor === undefined ? undefined : readCursor(sortText, query.cursor)
          const shape = [
            ...filters.map(filter => `${filter.path}[${filter.operator}]`),
            cursor ? `after${cursor.value === null}` : '',
            limit === usualLimit ? 'usual' : '',
          ]
          const read = cached(
            `list ${name} ${key} ${sortText} ${shape} ${extra?.key ?? ''}`,
            () => {
              const conditions = [
                condition,
                ...filters.map((filter, index) =>
                  filterSql(filter, subjectAlias, `filter${index}`),
                ),
                ...(cursor ? [behindSql(sort, subjectAlias, cursor.value === null)] : []),
              ]
              const sorted = sortKey(sort, subjectAlias)
              const outer = sorted
                ? sql`order by o.sort_key ${sql.raw(sort.descending ? 'desc' : 'asc')} nulls last,`
                : sql`order by`
              // Knowing it PostgreSQL can plan once: for any limit it would plan at every run.
              const most = limit === usualLimit ? sql.lit(usualLimit + 1) : slot('limit')
              return sql`select row_to_json(r) as row, r.sort_key as sorted from (
              select ${columns(object, extra)}, o.sort_key from (
                select o.*, ${sorted ?? sql`null::text`} as sort_key
                from ${sql.table(object.table)} o ${sortJoin(sort, subjectAlias)}
                where ${sql.join(conditions, sql` and `)}
                order by ${orderSql(sort, subjectAlias)} limit ${most}
              ) o ${outer} o.id ${sql.raw(sort.descending ? 'desc' : 'asc')}
            ) r`
            },
          )
          const wanted = {
            ...values,
            ...extra?.values,
            ...Object.fromEntries(filters.map((filter, index) => [`filter${index}`, filter.value])),
            limit: limit + 1,
            cursorId: cursor?.id,
            cursorValue: cursor?.value,
          }
          const rows = await read.run(executor, wanted).catch(error => {
            // Filters are checked before: what does not fit its column was in a forged cursor.
            throw cursor && isDataException(error) ? cursorInvalid() : error
          })
          const items = rows.slice(0, limit).map(({ row }) => revive(object, row))
          const last = rows.length > limit ? rows[limit - 1] : undefined
          return {
            items,
            nextCursor: last
              ? writeCursor(sortText, { value: last.sorted ?? null, id: last.row.id })
              : null,
          }
        },

        async history(name, id) {
          const object = model.object(name)
          const { key, condition, values } = confinement(actor, 'read', object, subjectAlias)
          if (key === null || !isUuid(id)) throw notFound(object)
          const read = cached(`history ${name} ${key}`, () => historySql(model, object, condition))
          const rows = await read.run(executor, { id, ...values })
          if (rows.length === 0) throw notFound(object)
          const records = rows.map(({ row }) => row as unknown as Kept<HistoryRow>)
          return recordsOf(object, id.toLowerCase(), records)
        },
      }
    },
  }
}
