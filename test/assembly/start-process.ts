/** Starts the bookshop with a subscriber on a database, says that it is ready, and leaves when told to. */
import { createApp, definePlugin } from 'plugboard'
import prices from '../../examples/bookshop/price-list.ts'
import giftNote from '../../examples/gift-note/index.ts'

const listener = definePlugin({
  ...{ name: 'listener', version: '1.0.0', core: '^0.1.0' },
  subscribers: [{ name: 'note', event: 'orderSubmitted', handle: async () => {} }],
})
const app = await createApp({
  plugins: [prices, giftNote, listener],
  database: { url: process.argv[2] ?? '', connections: 2 },
  logger: false,
})
const reply = await app.server.inject('/readyz')
process.send?.({ status: reply.statusCode, body: reply.json() })
process.once('message', () => void app.close().then(() => process.disconnect?.()))
