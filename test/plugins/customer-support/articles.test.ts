import type { TestClient } from 'plugboard/testing'
import t from 'tap'
import { act, make, makeOrder, supportApp } from './support.ts'

const invoice = {
  key: 'read-your-invoice',
  title: 'How to read your invoice',
  summary: 'Every line of an invoice explained',
  body: 'Charges are billed monthly in advance. Taxes are added at the end.',
  topics: ['billing'],
}

async function write(author: TestClient, more: object): Promise<string> {
  return make(author, 'help-articles', { ...invoice, ...more })
}

async function publish(author: TestClient, more: object = {}): Promise<string> {
  const id = await write(author, more)
  await act(author, `/api/help-articles/${id}`, 'publish')
  return id
}

const titlesFor = async (who: TestClient, query = '') => {
  const { status, body, text } = await who.get(`/api/support/articles${query}`)
  if (status !== 200) throw new Error(text)
  return body.items.map(({ title }: { title: string }) => title)
}

t.test(
  'an article is found when it is published, and its next revision takes its place',
  async t => {
    const { customer, manager, agent } = await supportApp(t)
    t.equal((await manager.post('/api/help-articles', invoice)).status, 403)
    const id = await write(agent, {})
    const url = `/api/help-articles/${id}`
    t.same(await titlesFor(customer), [], 'a draft is not')
    t.match((await agent.patch(url, { summary: 'Line by line' })).body, { revision: 1 })
    t.match(await act(agent, url, 'publish'), { state: 'published', publishedBy: agent.userId })
    t.same(await titlesFor(customer), [invoice.title])
    const read = (await customer.get(`/api/support/articles/${id}`)).body
    t.match(read, {
      title: invoice.title,
      summary: 'Line by line',
      body: invoice.body,
      revision: 1,
    })
    t.equal((await agent.patch(url, { title: 'No' })).status, 409)

    await act(agent, url, 'revise')
    const drafts = (await agent.get('/api/help-articles?state=draft')).body.items
    t.match(drafts, [
      { key: invoice.key, revision: 2, summary: 'Line by line', topics: ['billing'] },
    ])
    const next = `/api/help-articles/${drafts[0].id}`
    await agent.patch(next, { title: 'Your invoice, explained' })
    t.same(await titlesFor(customer), [invoice.title], 'until the new one is published')
    await act(agent, next, 'publish')
    t.same(await titlesFor(customer), ['Your invoice, explained'])
    t.equal((await agent.get(url)).body.state, 'superseded')
    t.equal((await customer.get(`/api/support/articles/${id}`)).status, 404)
    await act(agent, next, 'archive')
    t.same(await titlesFor(customer), [])
  },
)

t.test('of two revisions that are published at once one remains', async t => {
  const { customer, agent } = await supportApp(t)
  const drafts = [await write(agent, { title: 'One' }), await write(agent, { title: 'Two' })]
  const replies = await Promise.all(
    drafts.map(id => agent.post(`/api/help-articles/${id}/actions/publish`)),
  )
  t.same(
    replies.map(({ status }) => status),
    [200, 200],
  )
  const published = (await agent.get('/api/help-articles?state=published')).body.items
  t.equal(published.length, 1)
  t.equal((await titlesFor(customer)).length, 1)
})

t.test('context ranks articles, and leaves out what is about something else', async t => {
  const { customer, otherCustomer, manager, agent } = await supportApp(t)
  const about = (key: string, tags: object) =>
    publish(agent, { key, title: key, topics: [], ...tags })
  await about('general', {})
  await about('before-delivery', { stages: ['ordering'] })
  await about('your-book', { offerings: ['moby-dick'] })
  await about('other-book', { offerings: ['middlemarch'] })
  await about('while-we-build', { stages: ['provisioning'] })
  await about('empty-orders', { errorCodes: ['ORDER_EMPTY'] })
  await about('for-agents', { audience: 'agent', stages: ['ordering'] })
  const order = await makeOrder(customer)

  t.same(await titlesFor(customer, `?order=${order}`), [
    ...['your-book', 'before-delivery', 'empty-orders', 'general'],
  ])
  const { body } = await customer.get(
    `/api/support/articles?order=${order}&error=ORDER_EMPTY&limit=2`,
  )
  t.match(body.items, [
    { title: 'empty-orders', because: ['error ORDER_EMPTY'] },
    { title: 'your-book', because: ['offering moby-dick'] },
  ])
  t.ok((await titlesFor(manager, `?order=${order}`)).includes('for-agents'))
  t.equal((await otherCustomer.get(`/api/support/articles?order=${order}`)).status, 404)

  await act(customer, `/api/orders/${order}`, 'submit')
  await act(manager, `/api/orders/${order}`, 'accept')
  await act(manager, `/api/orders/${order}`, 'start')
  const started = await titlesFor(customer, `?order=${order}`)
  t.ok(started.includes('while-we-build'))
  t.notOk(started.includes('before-delivery'))
})

t.test('words are looked for in the language of the article', async t => {
  const { customer, agent } = await supportApp(t)
  await publish(agent)
  await publish(agent, {
    key: 'port',
    title: 'Keep your number',
    body: 'Bring it along.',
    summary: 'Charges may apply',
  })
  await publish(agent, {
    key: 'move',
    title: 'Moving',
    summary: 'To another site',
    body: 'Tell us thirty days before you move.',
  })
  t.same(await titlesFor(customer, '?q=invoices'), [invoice.title], 'a plural')
  t.same(await titlesFor(customer, '?q=moved%20house'), ['Moving'], 'one word is enough')
  t.same(
    await titlesFor(customer, '?q=charge'),
    ['Keep your number', invoice.title],
    'the summary weighs more',
  )
  const { body } = await customer.get("/api/support/articles?q=%22'%20!%26%7C%20zebra")
  t.same(body.items, [])
  t.match(body.callback, {
    href: '/api/callback-requests',
    page: '/callback-requests/new',
    suggestion: { issueType: 'help', description: '"\' !&| zebra' },
  })
  const taken = await customer.post(body.callback.href, {
    ...body.callback.suggestion,
    ...{ name: 'Ada Lovelace', phone: '+1 212 555 0100' },
  })
  t.equal(taken.status, 201, 'the suggestion is what a callback is asked for with')
})

t.test('everybody reads in their own language where there is one', async t => {
  const { app, customer, agent } = await supportApp(t)
  await publish(agent)
  await publish(agent, {
    locale: 'de',
    title: 'Ihre Rechnung',
    body: 'Die Rechnungen kommen monatlich.',
  })
  await publish(agent, { key: 'only-english', title: 'Only in English' })
  t.same((await titlesFor(customer)).sort(), [invoice.title, 'Only in English'])
  await app.transact(app.actors.system, { kind: 'seed', id: 'test' }, async uow => {
    const user = await uow.load('User', customer.userId)
    user.locale = 'de-AT'
  })
  const titles = await titlesFor(customer)
  t.same(titles.toSorted(), ['Ihre Rechnung', 'Only in English'])
  t.same(await titlesFor(customer, '?q=Rechnung'), ['Ihre Rechnung'], 'a German plural')
})

t.test('feedback counts once for everybody, and ranks', async t => {
  const { customer, otherCustomer, agent } = await supportApp(t)
  const first = await publish(agent, { key: 'a-first', title: 'First' })
  await publish(agent, { key: 'b-second', title: 'Second' })
  t.same(await titlesFor(customer), ['First', 'Second'])
  const say = (who: TestClient, body: object) =>
    who.post(`/api/support/articles/${first}/feedback`, body)
  t.match(await say(customer, { helpful: true }), { status: 200, body: { helpful: true } })
  const no = await say(customer, { helpful: false, comment: 'Too short' })
  t.match(no.body, { helpful: false, callback: { href: '/api/callback-requests' } })
  await say(otherCustomer, { helpful: false })
  t.same(await titlesFor(customer), ['Second', 'First'])
  const { items } = (await agent.get(`/api/help-feedback?article=${first}`)).body
  t.equal(items.length, 2)
  t.match(items.map(({ comment }: { comment?: string }) => comment ?? null).sort(), [
    'Too short',
    null,
  ])
  t.equal((await say(customer, { helpful: 'yes' })).status, 422)
  const draft = await write(agent, { key: 'draft' })
  t.equal(
    (await customer.post(`/api/support/articles/${draft}/feedback`, { helpful: true })).status,
    404,
  )
})

t.test('an old article about what is known is found among many newer ones', async t => {
  const { app, customer, agent } = await supportApp(t)
  await publish(agent, { key: 'old', title: 'Old', offerings: ['moby-dick'], topics: [] })
  await app.transact(app.actors.system, { kind: 'seed', id: 'test' }, async uow => {
    for (let index = 0; index < 210; index++) {
      const input = { key: `n-${index}`, title: `New ${index}`, body: 'Words', topics: ['billing'] }
      const { id } = await uow.perform({
        object: 'HelpArticle',
        transition: 'create',
        input,
        as: 'system',
      })
      await uow.perform({ object: 'HelpArticle', id, transition: 'publish', as: 'system' })
    }
  })
  t.same(await titlesFor(customer, '?offering=moby-dick&limit=1'), ['Old'])
})
