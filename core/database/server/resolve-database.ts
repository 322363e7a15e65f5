import { access, constants, mkdir, realpath } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Durability } from './create-cluster.ts'
import { findCluster } from './data-folder.ts'
import { joinServer } from './join-server.ts'
import { prepareServer } from './prepare-server.ts'
import { DatabaseServerError } from './server-error.ts'
import { withStartLock } from './start-lock.ts'
import { startServer } from './start-server.ts'
import { type ServerUse, stopServer } from './stop-server.ts'

export interface ResolveDatabaseOptions {
  /** A server of your own; the embedded one where absent. */
  readonly url?: string
  /** The embedded server's folder; `.plugboard` in the working directory where absent. */
  readonly dataFolder?: string
  /** For a server that this process starts; `safe` where absent. */
  readonly durability?: Durability
  /** Told what a person may want to know, such as where the data is. */
  readonly log?: (message: string) => void
}

export interface DatabaseServer {
  /** Where to connect to. */
  readonly url: string
  /** Whether it is the embedded server. */
  readonly embedded: boolean
  /**
   * Ends the use of the server; close your connections before. Whoever leaves an embedded server last
   * stops it, also one whose starter was killed.
   */
  stop(): Promise<void>
}

/**
 * Where the PostgreSQL comes from: the given URL, or else the embedded server of a data folder. That
 * one is joined where it is running, and started where it is not, however many processes ask at the
 * same moment. It outlives a process that is killed, and a start after that joins it.
 *
 * @throws {DatabaseServerError} with one of its codes
 * @example
 * const server = await resolveDatabase({ dataFolder: '.plugboard', log: console.log })
 * const client = new pg.Client(server.url)
 * …
 * await server.stop()
 */
export async function resolveDatabase(options: ResolveDatabaseOptions): Promise<DatabaseServer> {
  if (options.url) return { url: options.url, embedded: false, stop: async () => {} }
  const folder = await makeFolder(resolve(options.dataFolder ?? '.plugboard'))
  const use = await withStartLock(folder, () => joinOrStart(folder, options))
  let stopped: Promise<void> | undefined
  return {
    url: use.url,
    embedded: true,
    stop: () => (stopped ??= withStartLock(folder, () => stopServer(use, options.log))),
  }
}

async function joinOrStart(folder: string, options: ResolveDatabaseOptions): Promise<ServerUse> {
  const { durability = 'safe', log = () => {} } = options
  const logFile = join(folder, 'postgres.log')
  // What is in the way of a start and passes by itself is gone after a few seconds.
  for (let attempt = 0; attempt < 30; attempt++) {
    const existing = await findCluster(folder)
    const joined = existing && (await joinServer(existing))
    if (joined) {
      log(`Joined the PostgreSQL that runs on ${existing}`)
      return { ...joined, cluster: existing }
    }
    const prepared = await prepareServer(folder, existing, durability, log)
    const { as, binaries, cluster } = prepared
    const pid = await startServer({ ...prepared, logFile, durability })
    const started = pid && (await joinServer(cluster))
    if (started) {
      log(`Started PostgreSQL ${binaries.version.split('-')[0]} on ${cluster}`)
      return { ...started, cluster, started: { pid, binaries, as } }
    }
    await sleep(20 * attempt)
  }
  throw new DatabaseServerError(
    'DATABASE_START_FAILED',
    `PostgreSQL cannot take possession of ${folder}`,
    `Read ${logFile}, and look for another process that works on that folder`,
  )
}

/** The real path of the data folder, which this process may write. */
async function makeFolder(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK)
    return await realpath(folder)
  } catch (cause) {
    throw new DatabaseServerError(
      'DATABASE_FOLDER_UNUSABLE',
      `The data folder ${folder} cannot be written`,
      'Choose another one with PLUGBOARD_DATA, or set DATABASE_URL',
      cause,
    )
  }
}
