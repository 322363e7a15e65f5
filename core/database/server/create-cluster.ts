import { randomBytes } from 'node:crypto'
import {
  chmod,
  chown,
  mkdir,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { databaseName, passwordFile } from './connection.ts'
import { clusterIn } from './data-folder.ts'
import { type RunAs, run } from './run-as.ts'
import { DatabaseServerError } from './server-error.ts'
import { isAlive } from './start-lock.ts'

/**
 * `safe` data survives a power loss. `fast` data does not: it is for databases that are thrown away.
 */
export type Durability = 'safe' | 'fast'

/**
 * Makes an empty PostgreSQL cluster. It is complete when it appears under its name, and not before:
 * a process that dies meanwhile leaves nothing that another would take for a cluster.
 *
 * @param home the folder in which it appears
 * @returns the cluster; one that another process made at the same moment is left as it is
 * @throws {DatabaseServerError} DATABASE_START_FAILED
 * @example const cluster = await createCluster(binaries, home, as, 'safe')
 */
export async function createCluster(
  binaries: Binaries,
  home: string,
  as: RunAs | undefined,
  durability: Durability,
): Promise<string> {
  await clearLeftovers(home)
  const draft = join(home, `new-${process.pid}`)
  const password = `${draft}.password`
  try {
    await mkdir(draft, { mode: 0o700 })
    await writeFile(password, randomBytes(24).toString('hex'), { mode: 0o600 })
    if (as) for (const path of [draft, password]) await chown(path, as.uid, as.gid)
    const { ok, output } = await run(
      binaries.initdb,
      initdbOptions(draft, password, durability),
      as,
    )
    if (!ok) {
      throw new DatabaseServerError(
        'DATABASE_START_FAILED',
        `PostgreSQL could not make a database in ${home}: ${output}`,
        'Mend what it complains of, or choose another folder with PLUGBOARD_DATA',
      )
    }
    await rename(password, join(draft, passwordFile))
    await rename(draft, clusterIn(home)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(draft, { recursive: true, force: true })
    await rm(password, { force: true })
  }
  return await realpath(clusterIn(home))
}

/**
 * Gives a cluster back to the user that PostgreSQL runs as: a copy made by root belongs to root, and
 * PostgreSQL refuses a folder that is another's or that others may enter.
 *
 * @example await ownCluster(cluster, as)
 */
export async function ownCluster(cluster: string, as: RunAs | undefined): Promise<void> {
  if (!as || (await stat(cluster)).uid === as.uid) return
  await run('chown', ['-R', `${as.uid}:${as.gid}`, cluster])
  await chmod(cluster, 0o700)
}

function initdbOptions(folder: string, password: string, durability: Durability): string[] {
  return [
    `--pgdata=${folder}`,
    `--username=${databaseName}`,
    `--pwfile=${password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The same order and the same letters on every machine, whatever locales it has.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(durability === 'fast' ? ['--no-sync'] : []),
  ]
}

/** Drafts of processes that died over them. */
async function clearLeftovers(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    const [, pid] = /^new-(\d+)(?:\.password)?$/.exec(name) ?? []
    if (!pid || (Number(pid) !== process.pid && isAlive(Number(pid)))) continue
    await rm(join(home, name), { recursive: true, force: true }).catch(() => {})
  }
}
