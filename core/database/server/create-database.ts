import pg from 'pg'

/**
 * Creates a database on a server.
 *
 * @param adminUrl any database of the server, by a user who may create others
 * @param options.template the database to copy, which nobody may be connected to; PostgreSQL's own
 *   empty one where absent
 * @throws PostgreSQL's error, such as 42P04 when the database exists
 * @example await createDatabase(url, 'orders_test_1', { template: 'orders_template' })
 */
export async function createDatabase(
  adminUrl: string,
  name: string,
  options: { readonly template?: string } = {},
): Promise<void> {
  const template = options.template ? ` template ${pg.escapeIdentifier(options.template)}` : ''
  await execute(adminUrl, `create database ${pg.escapeIdentifier(name)}${template}`)
}

/**
 * Drops a database and ends the connections to it; one that is not there is no fault.
 *
 * @param adminUrl another database of the same server
 * @throws PostgreSQL's error, such as 42501 when the user may not
 * @example await dropDatabase(url, 'orders_test_1')
 */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await execute(adminUrl, `drop database if exists ${pg.escapeIdentifier(name)} with (force)`)
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  // A connection that breaks fails the statement; without a listener it would end the process too.
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query(statement)
  } finally {
    await client.end().catch(() => {})
  }
}
