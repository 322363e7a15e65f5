import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'

t.test('a form with a file that cannot be read is the fault of who sent it', async t => {
  const { app, customer } = await testApp(t, { plugins: [prices] })
  const { body: order } = await customer.post('/api/orders', {})
  const url = `/api/orders/${order.id}/attachments`
  const send = async (payload: string, type = 'multipart/form-data; boundary=XX') => {
    const headers = { authorization: `Bearer ${customer.token}`, 'content-type': type }
    const reply = await app.server.inject({ method: 'POST', url, headers, payload })
    return { status: reply.statusCode, body: reply.json() }
  }
  const head = '--XX\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
  const whole = `${head}hello\r\n--XX--\r\n`
  const malformed = { status: 400, body: { code: 'INPUT_MALFORMED' } }

  t.match(await send('--XX\r\n\r\n'), malformed, 'nothing in it')
  t.match(await send('anything'), malformed, 'no form')
  t.match(await send(head), malformed, 'a head alone')
  t.match(await send(`${head}hel`), malformed, 'cut off within the file')
  t.match(await send(whole, 'multipart/form-data'), malformed, 'no boundary')
  t.match(await send(whole, 'multipart/form-data; boundary=YY'), malformed, 'another boundary')
  t.same((await customer.get(url)).body.items, [])
  t.equal((await send(whole)).status, 201)
})
