import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { othersOn } from './connection.ts'
import type { Joined } from './join-server.ts'
import { findPostmaster } from './postmaster.ts'
import { type RunAs, run } from './run-as.ts'
import { DatabaseServerError } from './server-error.ts'

/** Connections that were closed a moment ago are still there for a moment. */
const lingering = 1_000

/** The use that a process makes of an embedded server. */
export interface ServerUse extends Joined {
  readonly cluster: string
  /** Set where this process started it. */
  readonly started?: {
    readonly pid: number
    readonly binaries: Binaries
    readonly as: RunAs | undefined
  }
}

/**
 * Ends the use of an embedded server, and stops the server where nobody else is connected. To be called
 * under the start lock, so that nobody joins meanwhile.
 *
 * @throws {DatabaseServerError} DATABASE_NOT_ANSWERING when it does not stop
 * @example await withStartLock(folder, () => stopServer(use, console.log))
 */
export async function stopServer(
  { presence, adminUrl, cluster, started }: ServerUse,
  log: (message: string) => void = () => {},
): Promise<void> {
  await presence.end()
  const running = await findPostmaster(cluster)
  if (running?.status !== 'ready') return
  if (await isUsed(adminUrl)) {
    log(`Others use the PostgreSQL that runs on ${cluster}: it goes on running`)
    return
  }
  const { pid } = running
  const trouble =
    started?.pid === pid ? await stopByProgram(started, cluster) : await stopBySignal(pid, cluster)
  if (trouble !== undefined && (await findPostmaster(cluster))) {
    throw new DatabaseServerError(
      'DATABASE_NOT_ANSWERING',
      `The PostgreSQL that runs on ${cluster} as process ${pid} does not stop (${trouble})`,
      'The data is safe; end that process',
    )
  }
}

/** @returns what was in the way */
async function stopByProgram(
  { binaries, as }: NonNullable<ServerUse['started']>,
  cluster: string,
): Promise<string | undefined> {
  const stop = ['stop', `--pgdata=${cluster}`, '--mode=fast', '--silent']
  const { ok, output } = await run(binaries.pgCtl, stop, as)
  return ok ? undefined : output
}

/** How long a server may take to write what it has in memory. */
const patience = 60_000

/** PostgreSQL takes SIGINT for a fast shutdown. */
async function stopBySignal(pid: number, cluster: string): Promise<string | undefined> {
  try {
    process.kill(pid, 'SIGINT')
  } catch (error) {
    return String(error)
  }
  for (const deadline = Date.now() + patience; Date.now() < deadline; await sleep(20)) {
    if ((await findPostmaster(cluster))?.pid !== pid) return undefined
  }
  return 'it is still running after a minute'
}

async function isUsed(adminUrl: string): Promise<boolean> {
  for (const deadline = Date.now() + lingering; ; await sleep(20)) {
    const others = await othersOn(adminUrl)
    if (others.processes > 0) return true
    if (others.clients === 0) return false
    if (Date.now() > deadline) return true
  }
}
