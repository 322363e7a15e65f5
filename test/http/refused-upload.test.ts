import { once } from 'node:events'
import { request } from 'node:http'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'

t.test(
  'a file that is refused by its name is taken in whole: browsers read no reply before',
  async t => {
    const { app, customer } = await testApp(t, { plugins: [prices] })
    const { body: order } = await customer.post('/api/orders', {})
    const { port } = new URL(await app.server.listen({ port: 0, host: '127.0.0.1' }))
    const form = new FormData()
    form.append('file', new Blob([Buffer.alloc(8_000_000, 'x')]), 'run.exe')
    const message = new Response(form)
    const body = Buffer.from(await message.arrayBuffer())
    const sent = request({
      ...{ port, agent: false, method: 'POST', path: `/api/orders/${order.id}/attachments` },
      headers: {
        authorization: `Bearer ${customer.token}`,
        'content-type': message.headers.get('content-type') ?? '',
        'content-length': body.length,
      },
    })
    const replied = once(sent, 'response')
    await new Promise<void>(resolve => sent.end(body, resolve))
    const [reply] = await replied
    reply.resume()
    t.equal(reply.statusCode, 415)
  },
)
