import pg from 'pg'
import { isAlive } from './is-alive.ts'

/** So many templates are worth their space; they are made anew where migrations change. */
const mostTemplates = 40

/** Drops the databases of test processes that are no more, and templates that have become too many. */
export async function sweepTestDatabases(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      "select datname as name from pg_database where datname ~ '^(test|template)_[0-9a-f]+' order by oid desc",
    )
    const names = rows.map(({ name }) => name)
    const left = names.filter(
      name => /^test_\d+_/.test(name) && !isAlive(Number(name.split('_')[1])),
    )
    const old = names.filter(name => name.startsWith('template_')).slice(mostTemplates)
    for (const name of [...left, ...old]) {
      await client.query(`drop database if exists "${name}" with (force)`)
    }
  } finally {
    await client.end()
  }
}
