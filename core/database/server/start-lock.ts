import { randomUUID } from 'node:crypto'
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Nobody needs the lock longer than this; a process that does waits for a slow recovery. */
const longest = 60_000
/** A lock that has no owner's name in it yet: it is being written, or its writer died. */
const writing = 2_000

const held = new Set<string>()

/**
 * Runs `work` while no other process starts or stops the server of the same folder.
 *
 * The lock saves work and does not carry the correctness: should two processes ever hold it, after a
 * stale one was taken away, a new cluster still appears by one rename, and PostgreSQL itself refuses
 * a second server on a folder.
 *
 * @param folder an existing folder that this process may write
 * @example await withStartLock(dataFolder, () => joinOrStart(dataFolder))
 */
export async function withStartLock<Result>(
  folder: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const lock = join(folder, 'start.lock')
  const token = `${process.pid} ${randomUUID()}`
  held.add(token)
  try {
    while (!(await take(lock, token))) {
      if (await isStale(lock)) await clear(lock)
      else await sleep(15)
    }
    return await work()
  } finally {
    held.delete(token)
    const owner = await readFile(lock, 'utf8').catch(() => '')
    if (owner === token) await rm(lock, { force: true })
  }
}

async function take(lock: string, token: string): Promise<boolean> {
  try {
    await writeFile(lock, token, { flag: 'wx', mode: 0o644 })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function isStale(lock: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(lock)
    const age = Date.now() - mtimeMs
    if (age > longest) return true
    const owner = await readFile(lock, 'utf8')
    if (owner === '') return age > writing
    const pid = Number.parseInt(owner, 10)
    // A restarted container gives out the same process ids again, this process's among them.
    return pid === process.pid ? !held.has(owner) : !isAlive(pid)
  } catch {
    // Released a moment ago, or another user's: age decides.
    return false
  }
}

/** Moved away before it is removed, so that of several processes one clears it. */
async function clear(lock: string): Promise<void> {
  const away = `${lock}.${randomUUID()}`
  await rename(lock, away).catch(() => {})
  await rm(away, { force: true })
}

/**
 * Whether a process lives, whoever's it is.
 *
 * @example isAlive(process.pid) // true
 */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
