import { chmod, mkdir, readlink, realpath, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import t from 'tap'
import { resolveDatabase } from '../../../core/database/server/resolve-database.ts'
import { dataFolder, killServer, query } from './helper.ts'

const root = process.getuid?.() === 0
const durability = 'fast'

t.test('as root', { skip: !root && 'this user is not root' }, async t => {
  t.test('the server runs as another user, in place', async t => {
    const folder = await dataFolder(t)
    const server = await resolveDatabase({ dataFolder: folder, durability })
    t.not((await stat(join(folder, 'postgres'))).uid, 0)
    t.equal(await realpath(join(folder, 'postgres')), join(folder, 'postgres'))
    await server.stop()
  })

  t.test('a folder that the user cannot reach leads to one that he can', async t => {
    const closed = await dataFolder(t)
    await chmod(closed, 0o700)
    const folder = join(closed, '.plugboard')
    const homes = new Set<string>()
    t.teardown(async () => {
      await killServer(folder)
      for (const home of homes) await rm(home, { recursive: true, force: true })
    })
    const messages: string[] = []
    const log = (text: string) => messages.push(text)
    const options = { dataFolder: folder, durability, log } as const

    const first = await resolveDatabase(options)
    const cluster = await readlink(join(folder, 'postgres'))
    homes.add(dirname(cluster))
    t.match(cluster, /^\/var\/lib\/plugboard\/[0-9a-f]{12}/)
    t.ok(messages.some(text => text.includes('cannot reach') && text.includes(dirname(cluster))))
    await query(first.url, 'create table kept as select 42 as answer')
    await first.stop()

    const second = await resolveDatabase(options)
    t.strictSame(await query(second.url, 'select answer from kept'), [{ answer: 42 }])
    await second.stop()

    await rm(folder, { recursive: true })
    const anew = await resolveDatabase(options)
    homes.add(dirname(await readlink(join(folder, 'postgres'))))
    t.equal(homes.size, 2, 'a removed data folder begins anew')
    t.strictSame(await query(anew.url, `select to_regclass('kept') as kept`), [{ kept: null }])
    await anew.stop()
  })

  t.test('a cluster that has become unreachable is refused, and not lost', async t => {
    const closed = await dataFolder(t)
    const folder = join(closed, '.plugboard')
    await mkdir(folder)
    const options = { dataFolder: folder, durability } as const
    await (await resolveDatabase(options)).stop()
    await chmod(closed, 0o700)
    await t.rejects(resolveDatabase(options), {
      code: 'DATABASE_FOLDER_UNUSABLE',
      message: /cannot reach/,
    })
    await chmod(closed, 0o755)
    await (await resolveDatabase(options)).stop()
  })
})
