import { createHash } from 'node:crypto'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Assembly } from '../assembly.ts'
import { systemClock } from '../database/clock.ts'
import { openDatabase } from '../database/database.ts'
import { migrate } from '../database/migrations/migrate.ts'
import { createDatabase, dropDatabase } from '../database/server/create-database.ts'
import { type DatabaseServer, resolveDatabase } from '../database/server/resolve-database.ts'

let server: Promise<DatabaseServer> | undefined

/** The server of all tests on this machine, without the costs of durability; TEST_DATABASE_URL names another. */
export function testServer(): Promise<DatabaseServer> {
  const url = process.env.TEST_DATABASE_URL
  server ??= resolveDatabase({
    ...(url ? { url } : {}),
    dataFolder: join(tmpdir(), `plugboard-test-${userInfo().uid}`),
    durability: 'fast',
  })
  return server
}

/**
 * A fresh database with the tables of an application: a copy of a template that is migrated once for
 * each set of plugins.
 */
export async function testDatabase(
  assembly: Assembly,
): Promise<{ url: string; drop(): Promise<void> }> {
  const { url: admin } = await testServer()
  const template = await templateFor(admin, assembly)
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  await createDatabase(admin, name, { template })
  return { url: withName(admin, name), drop: () => dropDatabase(admin, name) }
}

/** An empty database, for what is tested before any migration. */
export async function emptyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const { url: admin } = await testServer()
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  await createDatabase(admin, name)
  return { url: withName(admin, name), drop: () => dropDatabase(admin, name) }
}

async function templateFor(admin: string, { migrations, model }: Assembly): Promise<string> {
  const digest = createHash('sha256').update(JSON.stringify(migrations)).digest('hex').slice(0, 16)
  const name = `template_${digest}`
  const client = new pg.Client({ connectionString: admin })
  await client.connect()
  try {
    // Test files run side by side: one makes the template, the others wait for it.
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) {
      const unfinished = `${name}_new`
      await dropDatabase(admin, unfinished)
      await createDatabase(admin, unfinished)
      const database = await openDatabase({
        url: withName(admin, unfinished),
        model,
        clock: systemClock,
        connections: 1,
      })
      await migrate(database.db, migrations, { allowDestructive: true })
      await database.close()
      await client.query(`alter database ${unfinished} rename to ${name}`)
    }
    return name
  } finally {
    await client.end()
  }
}

function withName(url: string, name: string): string {
  const named = new URL(url)
  named.pathname = `/${name}`
  return named.href
}

/** Ends the use of the tests' server; without it the process would wait for its connection. */
export async function releaseTestServer(): Promise<void> {
  await (await server)?.stop()
}
