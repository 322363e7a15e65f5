import { testApp } from 'plugboard/testing'
import t from 'tap'
import { museumPlugins } from '../http/museum.ts'
import { browser } from './browser.ts'

const selected = (html: string) => /<option value="([^"]*)" selected>/.exec(html)?.[1]

t.test('staff choose the account of what they make, their own being proposed', async t => {
  const plugins = await museumPlugins()
  const { app, customer, otherCustomer, manager, staff } = await testApp(t, { plugins })
  const administrator = await staff('administrator')
  const join = { account: customer.accountId, user: manager.userId, role: 'buyer' }
  t.equal((await administrator.post('/api/memberships', join)).status, 201)
  const page = browser(app, manager)
  for (const path of ['/orders/new', '/exhibits/new']) {
    await page.get(path)
    t.match(page.text, /<select id="create-account" name="account" required>/, path)
    t.match(page.text, `<option value="${otherCustomer.accountId}">`, path)
    t.equal(selected(page.text), customer.accountId, path)
  }
  await page.get('/orders/new')
  await page.send('create', { account: otherCustomer.accountId ?? '', reference: 'Theirs' })
  const { body } = await otherCustomer.get('/api/orders')
  t.match(body.items, [{ reference: 'Theirs' }])
})

t.test('whoever may make something in one account only is not asked', async t => {
  const plugins = await museumPlugins()
  const { app, customer, staff } = await testApp(t, { plugins })
  const administrator = await staff('administrator')
  const provisioner = await staff('provisioner')
  const join = { account: customer.accountId, user: provisioner.userId, role: 'buyer' }
  await administrator.post('/api/memberships', join)
  for (const who of [customer, provisioner]) {
    const page = browser(app, who)
    for (const path of ['/orders/new', '/exhibits/new']) {
      await page.get(path)
      t.notMatch(page.text, 'name="account"', path)
    }
    await page.get('/orders/new')
    await page.send('create', { reference: 'Mine' })
    t.equal(page.status, 200)
    t.match(page.text, 'Mine')
  }
})
