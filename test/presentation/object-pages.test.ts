import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'
import { browser } from './browser.ts'

t.test('the pages of a list keep its filters and its order', async t => {
  const { app, customer } = await testApp(t, { plugins: [prices] })
  for (const reference of ['a', 'b', 'c', 'd']) {
    const { body } = await customer.post('/api/orders', { reference })
    if (reference === 'b') await customer.post(`/api/orders/${body.id}/actions/cancel`, {})
  }
  const page = browser(app, customer)
  await page.get('/orders?state=draft&sort=number&limit=2')
  await page.get(linkOf(page.text, 'rel="next" '))
  t.equal(page.status, 200)
  t.match(page.text, />O0*4</)
  t.notMatch(page.text, />O0*[123]</)
  await page.get(linkOf(page.text, ''))
  t.match(page.text, />O0*1<[\s\S]*>O0*3</)
  t.notMatch(page.text, />O0*[24]</)
})

t.test('whoever may change an account finds the form on its page', async t => {
  const { app, customer, member } = await testApp(t, { plugins: [prices] })
  const administrator = await member('accountAdministrator', customer.accountId)
  const page = browser(app, administrator)
  await page.get(`/accounts/${customer.accountId}`)
  await page.send('change', { name: 'Renamed & Sons' })
  t.equal(page.status, 200)
  t.match(page.text, 'Renamed &amp; Sons')

  const buyer = browser(app, customer)
  await buyer.get(`/accounts/${customer.accountId}`)
  t.notMatch(buyer.text, 'value="change"')
})

t.test('a language that is none is refused, for every page would be printed in it', async t => {
  const { staff } = await testApp(t, { plugins: [prices] })
  const administrator = await staff('administrator')
  const user = { email: 'q@test.example', name: 'Q' }
  const wrong = await administrator.post('/api/users', { ...user, locale: 'q!' })
  t.match(wrong, { status: 422, body: { errors: [{ pointer: '/locale' }] } })
  const made = await administrator.post('/api/users', { ...user, locale: 'pt-BR' })
  t.equal(made.status, 201)
  const change = await administrator.patch(`/api/users/${made.body.id}`, { locale: 'en_US' })
  t.match(change, { status: 422, body: { errors: [{ pointer: '/locale' }] } })
})

function linkOf(html: string, before: string): string {
  const links = /<nav class="pages">[\s\S]*?<\/nav>/.exec(html)?.[0] ?? ''
  const href = new RegExp(`<a ${before}href="([^"]*)"`).exec(links)?.[1] ?? ''
  return href.replaceAll('&amp;', '&')
}
