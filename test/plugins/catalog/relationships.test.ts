import { createRelationship, type NewRelationship } from 'plugboard/plugins/catalog'
import telecom from 'plugboard/plugins/telecom'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import { catalogApp, dollars, sell } from './catalog.ts'

const { app, customer, manager, staff } = await catalogApp(t)
const admin = await staff('administrator')

const uni = await sell(app, 'uni')
const evc = await sell(app, 'evc')
const copper = await sell(app, 'copper')

const relate = (relationship: NewRelationship) =>
  app.transact(app.actors.system, { kind: 'seed', id: 'test' }, uow =>
    createRelationship(uow, relationship),
  )

await relate({ offering: evc, kind: 'requires', target: uni, scope: 'account', minimum: 2 })
await relate({ offering: evc, kind: 'excludes', target: copper, reason: 'it is too slow' })

type Item = { readonly offering: string; readonly quantity?: number; readonly items?: Item[] }

const order = async (...items: Item[]) => {
  const { body } = await customer.post('/api/orders', { items })
  const url = `/api/orders/${body.id}`
  return { url, items: body.items, submit: () => customer.post(`${url}/actions/submit`) }
}

t.test('all that is missing, and all that does not go together, is told at once', async t => {
  const { url, items, submit } = await order(
    { offering: 'evc' },
    { offering: 'uni' },
    { offering: 'copper' },
  )
  const refused = await submit()
  t.equal(refused.status, 409)
  t.match(refused.body, {
    code: 'CATALOG_RELATIONSHIP_BROKEN',
    errors: [
      {
        pointer: `/items/${items[0].id}`,
        message: 'The evc requires 2 of The uni, and the account has 1',
      },
      { pointer: `/items/${items[0].id}`, message: 'The evc excludes The copper: it is too slow' },
    ],
  })
  const actions = await customer.get(`${url}/actions`)
  const { reasons } = actions.body.items.find(
    ({ transition }: { transition: string }) => transition === 'submit',
  )
  t.match(
    reasons.find(({ rule }: { rule: string }) => rule === 'relationshipsAreKept'),
    { allowed: false, plugin: 'catalog' },
  )
  await customer.delete(`${url}/items/${items[2].id}`)
  await customer.post(`${url}/items`, { offering: 'uni' })
  t.equal((await submit()).status, 200)
})

t.test('what the account has been delivered counts, where the rule says so', async t => {
  const first = await order({ offering: 'uni', quantity: 2 })
  t.equal((await first.submit()).status, 200)
  const second = await order({ offering: 'evc' })
  t.equal((await second.submit()).status, 409, 'what is on its way is not there')
  for (const action of ['accept', 'start', 'complete']) {
    const done = await manager.post(`${first.url}/actions/${action}`)
    t.equal(done.status, 200, `${action} ${done.text}`)
  }
  t.equal((await second.submit()).status, 200)
})

t.test('a relationship that nothing could keep is refused', async t => {
  const base = { offering: evc, kind: 'requires', target: uni }
  for (const [more, pointer] of [
    [{ target: evc }, '/target'],
    [{ kind: 'excludes', scope: 'account' }, '/scope'],
    [{ minimum: 3, maximum: 2 }, '/maximum'],
  ] as const) {
    const refused = await admin.post('/api/product-offering-relationships', { ...base, ...more })
    t.equal(refused.status, 422)
    t.match(refused.body.errors, [{ pointer }])
  }
})

t.test('a bundle has what it comprises, in the numbers that it allows', async t => {
  await sell(app, 'phone')
  await sell(app, 'box')
  await sell(app, 'office', {
    components: [
      { offering: 'phone', quantity: 5, minimum: 2, maximum: 10, characteristics: {} },
      { offering: 'uni', quantity: 1, minimum: 0, characteristics: {} },
      { offering: 'box', quantity: 0, maximum: 1, characteristics: {} },
    ],
  })
  const offered = async (...items: Item[]) => order({ offering: 'office', quantity: 2, items })
  const usual = await offered()
  t.same(
    usual.items.map((item: Item) => [item.offering, item.quantity]).toSorted(),
    [
      ['office', 2],
      ['phone', 10],
      ['uni', 2],
    ],
    'what comes only when asked for is not there',
  )
  const left = usual.items.find((item: Item) => item.offering === 'uni')
  await customer.delete(`${usual.url}/items/${left.id}`)
  t.equal((await usual.submit()).status, 200, 'what may be left out may be left out')

  const phones = async (quantity: number) =>
    (await offered({ offering: 'phone', quantity })).submit()
  t.equal((await phones(4)).status, 200)
  t.equal((await phones(20)).status, 200)
  for (const quantity of [3, 21]) {
    const refused = await phones(quantity)
    t.equal(refused.status, 409)
    t.match(refused.body, {
      code: 'CATALOG_BUNDLE_INCOMPLETE',
      errors: [{ pointer: /^\/items\// }],
    })
  }
  t.equal((await (await offered({ offering: 'box', quantity: 2 })).submit()).status, 200)
  t.equal((await (await offered({ offering: 'box', quantity: 3 })).submit()).status, 409)

  for (const [component, pointer] of [
    [{ quantity: 1, minimum: 2 }, '/components/0/quantity'],
    [{ quantity: 5, maximum: 2 }, '/components/0/quantity'],
    [{ quantity: 0, minimum: 3, maximum: 2 }, '/components/0/minimum'],
  ] as const) {
    const refused = await admin.post('/api/product-offerings', {
      ...{ key: 'wrong', name: 'Wrong' },
      components: [{ offering: 'phone', characteristics: {}, ...component }],
    })
    t.match(refused.body.errors, [{ pointer }])
  }
})

t.test('beside telecom-order, what changes or ends a service is held to nothing', async t => {
  const { app, customer } = await testApp(t, { plugins: [...telecom] })
  const uni = await sell(app, 'uni')
  const evc = await sell(app, 'evc', { prices: [{ price: dollars(5) }] })
  await app.transact(app.actors.system, { kind: 'seed', id: 'test' }, uow =>
    createRelationship(uow, { offering: evc, kind: 'requires', target: uni }),
  )
  const submit = async (action: string) => {
    const { body } = await customer.post('/api/orders', {
      items: [{ offering: 'evc', telecom: { action } }],
    })
    return customer.post(`/api/orders/${body.id}/actions/submit`)
  }
  const codes = async (action: string) => JSON.stringify((await submit(action)).body)
  t.match(await codes('add'), 'CATALOG_RELATIONSHIP_BROKEN')
  t.notMatch(await codes('modify'), 'CATALOG_RELATIONSHIP_BROKEN')
})
