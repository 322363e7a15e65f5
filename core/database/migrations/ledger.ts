import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Executor } from '../statement.ts'
import type { Migration } from './migration.ts'

/** A migration that has been applied to this database. */
export interface Applied {
  readonly plugin: string
  readonly name: string
  readonly checksum: string
}

/** One number for all processes of all applications on this database: whoever holds it migrates. */
const lockKey = 7_566_203_411

export async function createLedger(executor: Executor): Promise<void> {
  await sql`create table if not exists plugboard_migrations (
    plugin varchar(120) not null,
    name varchar(200) not null,
    checksum char(64) not null,
    applied_at timestamptz(3) not null default now(),
    primary key (plugin, name)
  )`.execute(executor)
}

/** Waits until no other process migrates; the lock goes with the transaction. */
export async function lockLedger(executor: Executor): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.raw(String(lockKey))})`.execute(executor)
}

export async function readLedger(executor: Executor): Promise<Applied[]> {
  const { rows } = await sql<Applied>`
    select plugin, name, checksum from plugboard_migrations order by applied_at, plugin, name
  `.execute(executor)
  return rows
}

export async function writeLedger(
  executor: Executor,
  plugin: string,
  migration: Migration,
): Promise<void> {
  await sql`insert into plugboard_migrations (plugin, name, checksum)
    values (${plugin}, ${migration.name}, ${checksum(migration)})`.execute(executor)
}

/** Tells an edited migration from the one that was applied. */
export function checksum(migration: Migration): string {
  return createHash('sha256').update(migration.statements.join('\n;\n')).digest('hex')
}
