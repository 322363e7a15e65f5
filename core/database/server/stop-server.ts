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
  /** What stops it; absent where another process started it. */
  readonly owned?: {
    readonly binaries: Binaries
    readonly as: RunAs | undefined
    readonly pid: number
  }
}

/**
 * Ends the use of an embedded server, and stops the server where this process started it and nobody
 * else is connected. To be called under the start lock, so that nobody joins meanwhile.
 *
 * @throws {DatabaseServerError} DATABASE_NOT_ANSWERING when it does not stop
 * @example await withStartLock(folder, () => stopServer(use, console.log))
 */
export async function stopServer(
  use: ServerUse,
  log: (message: string) => void = () => {},
): Promise<void> {
  await use.presence.end()
  const { owned, cluster } = use
  if (!owned) return
  const running = await findPostmaster(cluster)
  // Ours has ended; what runs now, if anything does, another process started.
  if (running?.pid !== owned.pid) return
  if (await isUsed(use.adminUrl)) {
    log(`Others use the PostgreSQL that runs on ${cluster}: it goes on running`)
    return
  }
  const { ok, output } = await run(
    owned.binaries.pgCtl,
    ['stop', `--pgdata=${cluster}`, '--mode=fast', '--silent'],
    owned.as,
  )
  if (!ok && (await findPostmaster(cluster))) {
    throw new DatabaseServerError(
      'DATABASE_NOT_ANSWERING',
      `The PostgreSQL that runs on ${cluster} as process ${owned.pid} does not stop (${output})`,
      'The data is safe; end that process',
    )
  }
}

async function isUsed(adminUrl: string): Promise<boolean> {
  for (const deadline = Date.now() + lingering; ; await sleep(20)) {
    const others = await othersOn(adminUrl)
    if (others.processes > 0) return true
    if (others.clients === 0) return false
    if (Date.now() > deadline) return true
  }
}
