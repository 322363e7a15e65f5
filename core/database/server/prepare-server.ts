import { join } from 'node:path'
import { type Binaries, findBinaries, usableBinaries } from './binaries.ts'
import { createCluster, type Durability, ownCluster } from './create-cluster.ts'
import { checkCluster, homeOfNewCluster, linkCluster, systemFolder } from './data-folder.ts'
import { databaseUser, type RunAs } from './run-as.ts'

/** All that a server needs to be started. */
export interface Prepared {
  readonly as: RunAs | undefined
  readonly binaries: Binaries
  readonly cluster: string
}

/**
 * Finds the user and the programs for a data folder, and makes its cluster where there is none.
 *
 * @param existing the cluster that is there already
 * @throws {DatabaseServerError} any of its codes but DATABASE_NOT_ANSWERING
 * @example const { as, binaries, cluster } = await prepareServer(folder, undefined, 'safe', console.log)
 */
export async function prepareServer(
  folder: string,
  existing: string | undefined,
  durability: Durability,
  log: (message: string) => void,
): Promise<Prepared> {
  const found = await findBinaries()
  const as = await databaseUser(existing)
  if (existing) {
    await ownCluster(existing, as)
    await checkCluster(existing, found.version, as)
  }
  const copies = join(as ? systemFolder : folder, 'binaries')
  const binaries = await usableBinaries(found, as, copies, log)
  if (existing) return { as, binaries, cluster: existing }
  const home = await homeOfNewCluster(folder, as)
  if (as && home !== folder) {
    log(
      `PostgreSQL does not run as root but as the user with the id ${as.uid}, who cannot reach ` +
        `${folder}: the data goes to ${home}, and a link to it stays here. ` +
        'Databases that earlier folders of this path left beside it are not touched',
    )
  }
  const cluster = await createCluster(binaries, home, as, durability)
  await linkCluster(folder, home)
  return { as, binaries, cluster }
}
