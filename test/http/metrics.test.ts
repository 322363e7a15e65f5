import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'

t.test('operators see requests by route and status, never by what was in them', async t => {
  const { customer, nobody } = await testApp(t, { plugins: [prices] })
  const { body: order } = await customer.post('/api/orders', {
    items: [{ offering: 'moby-dick', quantity: 1 }],
  })
  await customer.get(`/api/orders/${order.id}`)
  await customer.get('/api/orders/nothing-here')
  await nobody.get('/no/such/address/4711')
  const { status, headers, text } = await nobody.get('/metrics')
  t.equal(status, 200)
  t.match(headers['content-type'], /text\/plain; version=/)
  const count = (labels: string) =>
    new RegExp(`^plugboard_http_request_duration_seconds_count\\{${labels}\\} (\\d+)$`, 'm').exec(
      text,
    )?.[1]
  t.equal(count('method="POST",route="/api/orders",status="201"'), '1')
  t.equal(count('method="GET",route="/api/orders/:id",status="200"'), '1')
  t.equal(count('method="GET",route="/api/orders/:id",status="404"'), '1')
  t.equal(count('method="GET",route="unknown",status="404"'), '1')
  t.notMatch(text, new RegExp(`${order.id}|4711`))
  t.match(text, /^process_resident_memory_bytes \d/m)
})
