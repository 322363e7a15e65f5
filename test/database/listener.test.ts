import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { emptyDatabase } from 'plugboard/testing'
import t from 'tap'
import { listen } from '../../core/database/listener.ts'

/** A way to the database that can fall silent without either end noticing. */
async function silentWay(to: URL) {
  const sockets: Socket[] = []
  const way = createServer(near => {
    const far = connect(Number(to.port), to.hostname)
    sockets.push(near, far)
    for (const socket of [near, far]) socket.on('error', () => {})
    near.pipe(far)
    far.pipe(near)
  })
  way.listen(0, '127.0.0.1')
  await once(way, 'listening')
  const url = new URL(to)
  url.port = String((way.address() as { port: number }).port)
  return {
    url: url.href,
    fallSilent() {
      for (const socket of sockets) {
        socket.unpipe()
        socket.pause()
      }
    },
    close() {
      for (const socket of sockets) socket.destroy()
      way.close()
    },
  }
}

async function eventually(holds: () => boolean): Promise<boolean> {
  for (let left = 600; left > 0 && !holds(); left--) await sleep(25)
  return holds()
}

t.test('a listener', async t => {
  const { url, drop } = await emptyDatabase()
  const teller = new pg.Client(url)
  await teller.connect()
  t.teardown(async () => {
    await teller.end()
    await drop()
  })
  const tell = (word: string) => teller.query('select pg_notify($1, $2)', ['news', word])
  const way = await silentWay(new URL(url))
  t.teardown(() => way.close())
  const heard: string[] = []
  let deaf = 0
  const listener = listen({
    ...{ url: way.url, channel: 'news' },
    onNotice: word => heard.push(word),
    onDeaf: () => deaf++,
  })
  t.notOk(listener.isHearing, 'believes nothing before it has heard itself')
  t.ok(await eventually(() => listener.isHearing))
  await tell('good')
  t.ok(await eventually(() => heard.includes('good')))

  way.fallSilent()
  t.ok(await eventually(() => !listener.isHearing), 'believes nothing when its beat does not come')
  t.ok(await eventually(() => deaf > 0), 'and says so')
  await listener.stop()
  t.notOk(listener.isHearing, 'a dead connection does not keep it from ending')
})
