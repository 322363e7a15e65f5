import { type ChildProcess, spawn } from 'node:child_process'
import { open, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import type { Durability } from './create-cluster.ts'
import { findPostmaster } from './postmaster.ts'
import { plainEnvironment, type RunAs } from './run-as.ts'
import { DatabaseServerError } from './server-error.ts'

/** Recovery after a crash takes seconds, on a slow disk minutes. */
const patience = 180_000

export interface ServerStart {
  readonly binaries: Binaries
  readonly cluster: string
  readonly logFile: string
  readonly durability: Durability
  readonly as: RunAs | undefined
}

/**
 * Starts PostgreSQL on a cluster, in a process group of its own: it outlives this process.
 *
 * @returns its process id once it is ready; undefined when another server was faster, or when
 *   something is in the way that goes by itself, so that the caller looks again
 * @throws {DatabaseServerError} DATABASE_START_FAILED with the end of PostgreSQL's log
 * @example const pid = await startServer({ binaries, cluster, logFile, durability: 'safe', as })
 */
export async function startServer(start: ServerStart): Promise<number | undefined> {
  const log = await open(start.logFile, 'a', 0o600)
  const begin = (await log.stat()).size
  try {
    if (start.as) await log.chown(start.as.uid, start.as.gid)
    const port = await freePort(await lastPort(start.cluster))
    const child = spawn(start.binaries.postgres, serverOptions(start, port), {
      ...start.as,
      cwd: start.cluster,
      env: plainEnvironment(),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    })
    child.unref()
    const ended = await endedBeforeReady(child, start.cluster)
    if (ended === undefined) return child.pid
    const text = await textSince(start.logFile, begin)
    if (passes(text)) return undefined
    throw failed(start.logFile, text || ended)
  } finally {
    await log.close()
  }
}

/** Waits until the server lets clients in; what is returned is why it will not. */
async function endedBeforeReady(child: ChildProcess, cluster: string): Promise<string | undefined> {
  let ended: string | undefined
  child.once('error', error => {
    ended = error.message
  })
  child.once('exit', (code, signal) => {
    ended = `it ended with ${code ?? signal}`
  })
  for (const deadline = Date.now() + patience; Date.now() < deadline; await sleep(10)) {
    if (ended !== undefined) return ended
    const found = await findPostmaster(cluster)
    if (found?.pid === child.pid && found?.status === 'ready') return undefined
  }
  return `it was not ready after ${patience / 1000} s`
}

/** The end of what the log says of this start. */
async function textSince(logFile: string, begin: number): Promise<string> {
  const text = (await readFile(logFile)).subarray(begin).toString()
  return text.trim().split('\n').slice(-8).join('\n')
}

/** Another server on the folder, its last connections after a kill, or a port that was just taken. */
function passes(text: string): boolean {
  return /lock file ".*" (already exists|is empty)|pre-existing shared memory|could not bind/.test(
    text,
  )
}

function failed(logFile: string, reason: string): DatabaseServerError {
  return new DatabaseServerError(
    'DATABASE_START_FAILED',
    `PostgreSQL did not start: ${reason}`,
    `Its log is ${logFile}; mend what it complains of, or set DATABASE_URL`,
  )
}

function serverOptions(start: ServerStart, port: number): string[] {
  const fast = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    // A few processes with a pool each, the workers' and the command line's among them.
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(start.durability === 'fast' ? fast : {}),
  }
  const pairs = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', start.cluster, '-p', `${port}`, ...pairs]
}

/** The port of the last start, so that a process that waits for the server finds it again. */
async function lastPort(cluster: string): Promise<number> {
  const options = await readFile(join(cluster, 'postmaster.opts'), 'utf8').catch(() => '')
  return Number(/"-p" "(\d+)"/.exec(options)?.[1] ?? 0)
}

async function freePort(wanted: number): Promise<number> {
  const port = await tryPort(wanted)
  return port ?? (await tryPort(0)) ?? 0
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise(resolve => {
    const probe = createServer()
    probe.once('error', () => resolve(undefined))
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      const found = typeof address === 'object' && address ? address.port : undefined
      probe.close(() => resolve(found))
    })
  })
}
