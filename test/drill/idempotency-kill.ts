/**
 * `node --conditions=plugboard-source test/drill/idempotency-kill.ts [times] [seed]`: kills the server
 * at random moments while an order is placed, and sends the same Idempotency-Key again: one order each
 * time, whatever was lost.
 */
import { releaseTestServer, testApp } from 'plugboard/testing'
import prices from '../../examples/bookshop/price-list.ts'
import { killServer, orderThroughKill, seeded, startServer } from './kill-between.ts'

const times = Number(process.argv[2] ?? 50)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
const random = seeded(seed)
const endings: (() => Promise<void>)[] = []
const { app, customer } = await testApp(
  { teardown: work => endings.push(work) },
  { plugins: [prices] },
)
const databaseUrl = app.database.url
let server = await startServer(databaseUrl)
let lost = 0
try {
  for (let round = 1; round <= times; round++) {
    const key = `drill-${seed}-${round}`
    const after = random() * 60
    const done = await orderThroughKill({ databaseUrl, server, token: customer.token, key, after })
    server = done.server
    const { body } = await customer.get(`/api/orders?reference=${key}`)
    const { answeredFirst, status } = done.attempt
    if (status !== 201 || body.items.length !== 1 || body.items[0].items.length !== 20) {
      throw new Error(`${key}: ${status}, ${body.items.length} orders`)
    }
    if (!answeredFirst) lost++
  }
  console.log(`${times} kills (seed ${seed}): one order each; ${lost} replies had been lost.`)
} finally {
  await killServer(server)
  for (const end of endings) await end()
  await releaseTestServer()
}
