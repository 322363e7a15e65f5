import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Test } from 'tap'
import { type RunAs, run } from '../../../core/database/server/run-as.ts'
import { dataFolder, query, useServer } from '../server/helper.ts'

/** A streaming replica of a server that belongs to the test. */
export interface StreamingReplica {
  readonly primaryUrl: string
  readonly url: string
  /** Goes on receiving what the primary writes, and shows none of it. */
  hold(): Promise<void>
  goOn(): Promise<void>
  stop(): Promise<void>
  start(): Promise<void>
}

/** A PostgreSQL of the test's own with a streaming replica: the same programs, a copy of its data. */
export async function streamingReplica(t: Test): Promise<StreamingReplica> {
  const folder = await dataFolder(t)
  const { url: primaryUrl } = await useServer(t, folder)
  const cluster = await realpath(join(folder, 'postgres'))
  const [postgres = ''] = (await readFile(join(cluster, 'postmaster.opts'), 'utf8')).split(' "')
  const { uid, gid } = await stat(cluster)
  const as = process.getuid?.() === 0 ? { uid, gid } : undefined
  const copy = `${cluster}-replica`
  await copyCluster(primaryUrl, cluster, copy, as)

  const port = await freePort()
  const url = new URL(primaryUrl)
  url.port = String(port)
  let server: ChildProcess
  const start = async () => {
    server = spawn(postgres, options(copy, port), { ...as, cwd: copy, stdio: 'ignore' })
    while (!(await answers(url.href))) await sleep(20)
  }
  const stop = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return
    server.kill('SIGQUIT')
    await once(server, 'exit')
  }
  t.teardown(async () => {
    await stop()
    await rm(copy, { recursive: true, force: true })
  })
  await start()
  return {
    primaryUrl,
    url: url.href,
    hold: async () => {
      await query(url.href, 'select pg_wal_replay_pause()')
      const state = 'select pg_get_wal_replay_pause_state() as state'
      while ((await query(url.href, state))[0]?.state !== 'paused') await sleep(5)
    },
    goOn: async () => {
      await query(url.href, 'select pg_wal_replay_resume()')
    },
    stop,
    start,
  }
}

/** What pg_basebackup does, which the package of the programs does not bring. */
async function copyCluster(url: string, from: string, to: string, as: RunAs | undefined) {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query("select pg_backup_start('replica', true)")
    await cp(from, to, { recursive: true, filter: path => !path.endsWith('postmaster.pid') })
    const { rows } = await client.query('select labelfile from pg_backup_stop(false)')
    await writeFile(join(to, 'backup_label'), rows[0].labelfile)
  } finally {
    await client.end()
  }
  const { hostname, port, username, password } = new URL(url)
  const primary = `host=${hostname} port=${port} user=${username} password=${password}`
  await writeFile(join(to, 'standby.signal'), '')
  await writeFile(join(to, 'postgresql.auto.conf'), `primary_conninfo = '${primary}'\n`)
  await run('chmod', ['-R', 'go-rwx', to])
  if (as) await run('chown', ['-R', `${as.uid}:${as.gid}`, to])
}

function options(folder: string, port: number): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    fsync: 'off',
    timezone: 'UTC',
  }
  const pairs = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', folder, '-p', `${port}`, ...pairs]
}

async function answers(url: string): Promise<boolean> {
  return query(url, 'select 1').then(
    () => true,
    () => false,
  )
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return typeof address === 'object' && address ? address.port : 0
}
