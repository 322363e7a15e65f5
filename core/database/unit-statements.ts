import { sql } from 'kysely'
import type { Model } from '../schema/model.ts'
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

/** The statements of every object, and the one that announces the states about to be written. */
export interface AllUnitStatements {
  of(object: string): UnitStatements
  readonly mark: Statement<unknown>
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
  return {
    of(object) {
      const found = byObject.get(object)
      if (!found) throw new Error(`There are no statements for ${object}`)
      return found
    },
    mark: statement(db, sql`select set_config('plugboard.state_change', ${slot('mark')}, true)`),
  }
}
