import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { createCluster } from '../../../core/database/server/create-cluster.ts'
import { prepareServer } from '../../../core/database/server/prepare-server.ts'
import { resolveDatabase } from '../../../core/database/server/resolve-database.ts'
import { startServer } from '../../../core/database/server/start-server.ts'
import { dataFolder, otherProcess, query, serverPid } from './helper.ts'

t.test('of four processes on an empty folder one starts the server', async t => {
  const folder = await dataFolder(t)
  const all = await Promise.all([1, 2, 3, 4].map(() => otherProcess(t, folder)))
  t.equal(new Set(all.map(({ url }) => url)).size, 1)
  const firstWords = all.map(({ messages }) => messages[0]?.split(' ')[0]).sort()
  t.strictSame(firstWords, ['Joined', 'Joined', 'Joined', 'Started'])
  t.strictSame((await readdir(folder)).sort(), ['postgres', 'postgres.log'])
})

t.test('two uses in one process count apart', async t => {
  const folder = await dataFolder(t)
  const options = { dataFolder: folder, durability: 'fast' } as const
  const [one, other] = await Promise.all([resolveDatabase(options), resolveDatabase(options)])
  t.equal(one.url, other.url)
  await Promise.all([one.stop(), other.stop()])
})

t.test('without the lock too there is one cluster and one server', async t => {
  const folder = await dataFolder(t)
  const silent = () => {}
  const first = await prepareServer(folder, undefined, 'fast', silent)
  const second = await createCluster(first.binaries, folder, first.as, 'fast')
  t.equal(second, first.cluster, 'the later one is thrown away')
  const start = { ...first, logFile: join(folder, 'postgres.log'), durability: 'fast' } as const
  const pids = await Promise.all([startServer(start), startServer(start)])
  t.equal(pids.filter(pid => pid !== undefined).length, 1)
  t.equal(
    await serverPid(folder),
    pids.find(pid => pid !== undefined),
  )
  const joined = await resolveDatabase({ dataFolder: folder })
  await query(joined.url, 'select')
  await joined.stop()
})
