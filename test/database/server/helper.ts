import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Test } from 'tap'
import { findPostmaster } from '../../../core/database/server/postmaster.ts'
import {
  type DatabaseServer,
  resolveDatabase,
} from '../../../core/database/server/resolve-database.ts'

/** A data folder that is removed after the test, with the server that may still run on it. */
export async function dataFolder(t: Test, parent = tmpdir()): Promise<string> {
  const folder = await realpath(await mkdtemp(join(parent, 'plugboard-server-')))
  await chmod(folder, 0o755)
  t.teardown(async () => {
    await killServer(folder)
    await rm(folder, { recursive: true, force: true })
  })
  return folder
}

export async function serverPid(folder: string): Promise<number | undefined> {
  const cluster = await realpath(join(folder, 'postgres')).catch(() => undefined)
  return cluster ? (await findPostmaster(cluster))?.pid : undefined
}

/** As a power loss does. */
export async function killServer(folder: string): Promise<void> {
  const pid = await serverPid(folder)
  if (!pid) return
  process.kill(pid, 'SIGKILL')
  while (await serverPid(folder)) await sleep(5)
}

/** The server of a folder, for data that is thrown away. */
export async function useServer(t: Test, folder: string): Promise<DatabaseServer> {
  const server = await resolveDatabase({ dataFolder: folder, durability: 'fast' })
  t.teardown(() => server.stop())
  return server
}

export async function query<Row extends pg.QueryResultRow>(url: string, text: string) {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

/** Another process that uses the server of a folder. */
export interface OtherProcess {
  readonly child: ChildProcess
  readonly url: string
  readonly messages: readonly string[]
  stop(): Promise<void>
  kill(): Promise<void>
}

export async function otherProcess(t: Test, folder: string): Promise<OtherProcess> {
  const script = join(import.meta.dirname, 'other-process.ts')
  const child = spawn(process.execPath, [script, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  t.teardown(async () => {
    child.kill('SIGKILL')
    await ended
  })
  const messages: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('postgres://')) {
      return {
        child,
        url: line,
        messages,
        async stop() {
          child.stdin.end()
          await ended
        },
        async kill() {
          child.kill('SIGKILL')
          await ended
        },
      }
    }
    messages.push(line)
  }
  throw new Error(`The other process ended: ${messages.join('; ')}`)
}
