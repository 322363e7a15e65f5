import { readFile } from 'node:fs/promises'
import { Socket } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'

/** The superuser of an embedded server, and the database that the application uses. */
export const databaseName = 'plugboard'

/** The file with the superuser's password, in the cluster and of its owner alone. */
export const passwordFile = 'plugboard.password'

/** Says that a process uses the server, also while its pool has no connection. */
const presenceName = 'plugboard presence'

/**
 * The URL of a cluster's server.
 *
 * @example await urlOf(cluster, 40123) // postgres://plugboard:…@127.0.0.1:40123/plugboard
 */
export async function urlOf(cluster: string, port: number, name = databaseName): Promise<string> {
  const password = (await readFile(join(cluster, passwordFile), 'utf8')).trim()
  return `postgres://${databaseName}:${password}@127.0.0.1:${port}/${name}`
}

/** A connection that is held for its own sake. */
export interface Presence {
  end(): Promise<void>
}

/**
 * A connection that a process keeps for as long as it uses the server, so that the server's owner
 * does not stop it meanwhile. It does not keep the process alive. Creates the application's database
 * where it is not there yet.
 *
 * @param url of the maintenance database `postgres`, so that the application's can be dropped
 * @throws PostgreSQL's or the socket's error, as long as the server lets nobody in
 * @example const presence = await openPresence(url); …; await presence.end()
 */
export async function openPresence(url: string): Promise<Presence> {
  const socket = new Socket()
  const client = new pg.Client({
    connectionString: url,
    application_name: presenceName,
    connectionTimeoutMillis: 5_000,
    stream: () => socket,
  })
  // The server may go down; those who use the database hear of it on their own connections.
  client.on('error', () => {})
  await client.connect()
  const found = await client.query('select from pg_database where datname = $1', [databaseName])
  if (found.rowCount === 0) {
    await client.query(`create database ${pg.escapeIdentifier(databaseName)}`)
  }
  socket.unref()
  return {
    end() {
      // Now there is something to wait for again.
      socket.ref()
      return client.end()
    },
  }
}

/**
 * Whether others use a server: `processes` of this framework, or any other `clients`.
 *
 * @example const { processes } = await othersOn(url)
 */
export async function othersOn(url: string): Promise<{ processes: number; clients: number }> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ processes: number; clients: number }>(
      `select count(*) filter (where application_name = $1)::int as processes,
              count(*) filter (where application_name <> $1)::int as clients
         from pg_stat_activity
        where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      [presenceName],
    )
    return rows[0] ?? { processes: 0, clients: 0 }
  } finally {
    await client.end().catch(() => {})
  }
}
