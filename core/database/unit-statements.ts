import { sql } from 'kysely'
import { partEntityName } from '../schema/entities.ts'
import type { FieldModel, Model } from '../schema/model.ts'
import type { Db } from './database.ts'
import { type Statement, slot, statement } from './statement.ts'

/** What a unit of work does to a row without loading it. */
export interface UnitStatements {
  /** Announces and writes a new state in one statement. */
  readonly changeState: Statement<unknown>
  /** Counts a change that happened in a part, or in what lies within. */
  readonly touch: Statement<unknown>
  /** The account of a row and its root. */
  readonly ownership: Statement<{ account: string; rootAccount: string }>
}

/** One row by its id, with all its columns. */
export interface RowStatements {
  readonly row: Statement<Record<string, unknown>>
  readonly lockedRow: Statement<Record<string, unknown>>
}

/** The statements of every object and every part. */
export interface AllUnitStatements {
  of(object: string): UnitStatements
  /** @param name as the ORM knows it: the object's, or the part's with its owner's */
  rowOf(name: string): RowStatements
}

export function unitStatements(db: Db, model: Model): AllUnitStatements {
  const byObject = new Map(
    [...model.objects.values()].map(object => {
      const table = sql.table(object.table)
      const touched = sql`version = version + 1, updated_at = ${slot('now')}`
      const statements: UnitStatements = {
        changeState: statement(
          db,
          sql`update ${table} set state = ${slot('state')}, updated_at = ${slot('now')},
            version = version + ${slot('bump')}::int
            where id = ${slot('id')}
              and set_config('plugboard.state_change', ${slot('mark')}, true) is not null`,
        ),
        touch: statement(db, sql`update ${table} set ${touched} where id = ${slot('id')}`),
        ownership: statement(
          db,
          sql`select ${sql.ref(object.accountColumn ?? 'id')} as "account",
            ${object.accountColumn ? sql.ref('root_account') : sql`null::uuid`} as "rootAccount"
            from ${table} where id = ${slot('id')}`,
        ),
      }
      return [object.name, statements] as const
    }),
  )
  const rows = new Map(
    [...model.objects.values()].flatMap(object => [
      [object.name, rowStatements(db, object.table, object.fields)] as const,
      ...object.parts.map(({ owner, key, table, fields }) => {
        return [partEntityName(owner, key), rowStatements(db, table, fields)] as const
      }),
    ]),
  )
  return {
    of(object) {
      const found = byObject.get(object)
      if (!found) throw new Error(`There are no statements for ${object}`)
      return found
    },
    rowOf(name) {
      const found = rows.get(name)
      if (!found) throw new Error(`There is no table for ${name}`)
      return found
    },
  }
}

function rowStatements(db: Db, table: string, fields: readonly FieldModel[]): RowStatements {
  // By name: what a later migration adds must not change a statement that is prepared.
  const names = new Set(['id', ...fields.flatMap(field => field.columns).map(({ name }) => name)])
  const columns = sql.join([...names].map(name => sql.ref(name)))
  const row = sql`select ${columns} from ${sql.table(table)} where id = ${slot('id')}`
  return { row: statement(db, row), lockedRow: statement(db, sql`${row} for update`) }
}
