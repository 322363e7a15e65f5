import { access, readFile, readlink, realpath, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isAlive } from './start-lock.ts'

/** What `postmaster.pid` says of the server of a cluster. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly status: 'starting' | 'ready' | 'stopping'
}

/**
 * The live server of a cluster, whatever state it is in. A file that a power loss or a kill left
 * behind is not a server; where PostgreSQL itself would take it for one, it is removed.
 *
 * @param cluster the real path of the PostgreSQL folder
 * @returns undefined when no server runs on it
 * @example const server = await findPostmaster(cluster); if (server?.status === 'ready') join(server)
 */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const file = join(cluster, 'postmaster.pid')
  const text = await readFile(file, 'utf8').catch(absent)
  if (text === undefined) return undefined
  const [pidLine, folder, , port, , , , status] = text.split('\n').map(line => line.trim())
  const pid = Math.abs(Number.parseInt(pidLine ?? '', 10))
  if (!pid) return await beingWritten(file)
  // PostgreSQL finds out by itself that this process is gone, and then looks for orphans.
  if (!isAlive(pid)) return undefined
  if (!(await isServerOf(cluster, pid, folder))) {
    await rm(file, { force: true })
    return undefined
  }
  const state = status === 'ready' || status === 'stopping' ? status : 'starting'
  return { pid, port: Number(port), status: state }
}

/** A file without content is written this moment, or its writer died with the machine. */
async function beingWritten(file: string): Promise<Postmaster | undefined> {
  const age = Date.now() - ((await stat(file).catch(absent))?.mtimeMs ?? 0)
  if (age < 2_000) return { pid: 0, port: 0, status: 'starting' }
  await rm(file, { force: true })
  return undefined
}

/**
 * Whether a live process is the server of this cluster, and not one that got its number after a
 * restart, nor the server of the cluster that this one is a copy of.
 */
async function isServerOf(cluster: string, pid: number, recorded = ''): Promise<boolean> {
  const there = await realpath(recorded).catch(() => undefined)
  if (there !== undefined && there !== cluster) return false
  if (
    !(await access('/proc/self/cwd').then(
      () => true,
      () => false,
    ))
  )
    return true
  try {
    // A server works in its data folder.
    return (await readlink(`/proc/${pid}/cwd`)) === cluster
  } catch (error) {
    // A process that ended, and that nobody has asked about, has no folder any more.
    return (error as NodeJS.ErrnoException).code === 'EACCES'
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined
  throw error
}
