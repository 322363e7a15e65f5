import { setTimeout as sleep } from 'node:timers/promises'
import { openPresence, type Presence, urlOf } from './connection.ts'
import { findPostmaster } from './postmaster.ts'
import { DatabaseServerError } from './server-error.ts'

/** A server that starts after a crash first recovers. */
const patience = 180_000
/** A server that says that it is ready, and then does not answer. */
const shortPatience = 15_000

/** A server that this process has joined. */
export interface Joined {
  readonly url: string
  /** Of the maintenance database. */
  readonly adminUrl: string
  readonly presence: Presence
}

/**
 * Joins the server that runs on a cluster, once it lets anybody in.
 *
 * @returns undefined when none runs on it, or when the one that did has ended meanwhile
 * @throws {DatabaseServerError} DATABASE_NOT_ANSWERING
 * @example const joined = await joinServer(cluster)
 */
export async function joinServer(cluster: string): Promise<Joined | undefined> {
  const begin = Date.now()
  let ready = 0
  let refusal: unknown
  for (;;) {
    const server = await findPostmaster(cluster)
    if (!server) return undefined
    if (server.status === 'ready') {
      ready ||= Date.now()
      const adminUrl = await urlOf(cluster, server.port, 'postgres')
      try {
        const presence = await openPresence(adminUrl)
        return { url: await urlOf(cluster, server.port), adminUrl, presence }
      } catch (error) {
        refusal = error
      }
    }
    const now = Date.now()
    if (now - begin > patience || (ready > 0 && now - ready > shortPatience)) {
      throw new DatabaseServerError(
        'DATABASE_NOT_ANSWERING',
        `A PostgreSQL server runs on ${cluster} as process ${server.pid}, is ${server.status}, ` +
          'and does not let us in',
        'End that process and start again; if it is no PostgreSQL, remove postmaster.pid there',
        refusal,
      )
    }
    await sleep(25)
  }
}
