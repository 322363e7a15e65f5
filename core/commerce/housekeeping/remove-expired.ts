import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../database/database.ts'

/** Rows that one statement removes: few enough to hold nobody up. */
const batch = 1_000

/** Sessions are kept so long after their end, for whoever looks into a break-in; in days. */
const sessionsKept = 30

/** The replies of Idempotency-Keys whose time is over. @returns how many */
export function removeExpiredKeys(database: Database): Promise<number> {
  const now = database.clock.now()
  return removeBatches(database, 'idempotency_keys', sql`expires_at <= ${now}`)
}

/** Sessions that ended long ago, by signing out or by themselves. @returns how many */
export function removeOldSessions(database: Database): Promise<number> {
  const end = new Date(Date.parse(database.clock.now()) - sessionsKept * 86_400_000).toISOString()
  return removeBatches(database, 'sessions', sql`expires_at <= ${end}`)
}

/** Batch by batch, each in a transaction of its own; rows that another worker has are left to it. */
async function removeBatches(
  { db }: Database,
  table: string,
  condition: RawBuilder<unknown>,
): Promise<number> {
  for (let removed = 0; ; ) {
    const { rows } = await sql<{ count: number }>`with gone as (
        delete from ${sql.table(table)} where ctid = any(array(
          select ctid from ${sql.table(table)} where ${condition}
          limit ${batch} for update skip locked
        )) returning 1
      ) select count(*)::int as count from gone`.execute(db)
    const count = rows[0]?.count ?? 0
    removed += count
    if (count < batch) return removed
  }
}
