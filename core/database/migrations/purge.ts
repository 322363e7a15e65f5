import { sql } from 'kysely'
import { snake } from '../../schema/names.ts'
import type { Db } from '../database.ts'

/**
 * Drops the tables that a removed plugin has left behind, and forgets its migrations.
 *
 * @returns the dropped tables, with the number of rows that were in them
 */
export async function purgePlugin(
  db: Db,
  plugin: string,
): Promise<{ table: string; rows: number }[]> {
  return db.transaction().execute(async transaction => {
    const { rows: tables } = await sql<{ table: string }>`
      select c.relname as table from pg_class c
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and starts_with(c.relname, ${`${snake(plugin)}__`})
      order by 1`.execute(transaction)
    const dropped = []
    for (const { table } of tables) {
      const counted = await sql<{
        rows: number
      }>`select count(*) as rows from ${sql.table(table)}`.execute(transaction)
      dropped.push({ table, rows: counted.rows[0]?.rows ?? 0 })
    }
    for (const { table } of tables)
      await sql`drop table ${sql.table(table)} cascade`.execute(transaction)
    await sql`delete from plugboard_migrations where plugin = ${plugin}`.execute(transaction)
    return dropped
  })
}
