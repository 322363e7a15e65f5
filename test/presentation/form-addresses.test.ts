import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'
import { browser } from './browser.ts'

t.test('where forms lead, with a browser that runs no scripts', async t => {
  const { app, customer } = await testApp(t, { plugins: [prices] })
  const { body: order } = await customer.post('/api/orders', { items: [{ offering: 'moby-dick' }] })
  const path = `/orders/${order.id}`
  const page = browser(app, customer)

  t.test(
    'a refused form is answered where its summary stands, with ways to the faults',
    async t => {
      await page.get(`${path}?offering=moby-dick`)
      t.match(page.text, `action="${path}/items#add-items"`)
      await page.send('add-items', { offering: 'moby-dick', quantity: '0' })
      t.equal(page.status, 422)
      t.match(page.text, /<div class="problem"[^>]* id="add-items" tabindex="-1">/)
      t.match(page.text, '<a href="#add-items-quantity">Quantity</a> must be &gt;= 1')
      t.match(page.text, /<input id="add-items-quantity"[^>]* aria-invalid="true"/)
      t.notMatch(page.text, '/quantity must', 'no pointer for people')
    },
  )

  t.test('the first step of adding leads to the second, and that to the list', async t => {
    await page.get(path)
    t.match(page.text, `<form method="get" action="${path}#new-items"`)
    const { text } = await page.get(`${path}?offering=moby-dick`)
    t.match(text, '<h3 id="new-items">Add item')
    const reply = await app.server.inject({
      method: 'POST',
      url: `${path}/items`,
      headers: {
        cookie: `plugboard_session=${customer.token}`,
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
      },
      payload: 'offering=moby-dick&quantity=1',
    })
    t.match(reply, { statusCode: 303, headers: { location: `${path}#items` } })
  })

  t.test('the address of a form, loaded again, is the page that it belongs to', async t => {
    for (const [from, to] of [
      [`${path}/items`, `${path}#items`],
      [`${path}/items/${order.items[0].id}`, `${path}#items`],
      [`${path}/actions/submit`, path],
      [`${path}/attachments`, `${path}#attachments`],
    ] as const) {
      const { status, location } = await page.get(from)
      t.match({ status, location }, { status: 303, location: to }, from)
    }
    const other = await app.server.inject({
      method: 'PUT',
      url: `${path}/items`,
      headers: { accept: 'text/html' },
    })
    t.equal(other.statusCode, 405)
    t.match(other.headers['content-type'], /text\/html/)
  })
})
