import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'
import { browser } from './browser.ts'

t.test('a customer buys a book with a browser that runs no scripts', async t => {
  const { app, customer, manager } = await testApp(t, { plugins: [prices] })
  const page = browser(app, customer)

  t.equal((await browser(app).get('/orders')).location, '/sign-in?next=%2Forders')
  await page.get('/orders')
  t.match(page.text, 'There is nothing here yet')
  await page.get('/orders/new')
  await page.send('create', { reference: 'for Ann' })
  t.match(page.path, /^\/orders\/[0-9a-f-]{36}$/)
  t.match(page.text, 'Draft')
  t.match(page.text, 'for Ann')
  const order = page.path

  t.match(page.text, 'Submit: not yet')
  t.match(page.text, 'The order has no items yet')

  await page.get(`${order}?offering=moby-dick`)
  t.match(
    page.text,
    'name="characteristics.format"',
    'the form asks what the offering wants to know',
  )
  await page.send('add-items', { offering: 'moby-dick', quantity: '0' })
  t.equal(page.status, 422)
  t.match(page.text, 'must be &gt;= 1')
  await page.send('add-items', {
    offering: 'moby-dick',
    quantity: '2',
    'characteristics.format': 'hardcover',
  })
  t.equal(page.status, 200)
  t.match(page.text, '$25.98')
  t.match(page.text, 'Format: Hardcover')

  await page.send('submit')
  t.match(page.text, 'Submitted')
  t.notMatch(page.text, '/actions/accept"', 'the customer is not offered what is not theirs')

  const clerk = browser(app, manager)
  await clerk.get(order)
  await clerk.send('reject', { reason: '' })
  t.equal(clerk.status, 422)
  t.match(clerk.text, 'is required')
  await clerk.send('accept')
  await clerk.send('start')
  await clerk.send('complete')
  t.match(clerk.text, 'Completed')
})
