import {
  type CommandStep,
  definePolicy,
  Field,
  object,
  type PluginDefinition,
  Type,
  type UnitOfWork,
} from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'
import { migrated } from '../database/migrated.ts'

const Complaint = object(
  'Complaint',
  {
    account: Field.reference('Account', { filterable: true }),
    order: Field.reference('Order', { filterable: true, immutable: true }),
    words: Type.String({ maxLength: 200 }),
  },
  { title: 'Complaint', path: 'complaints', account: 'account', stateful: true },
)

declare module 'plugboard' {
  interface Objects {
    Complaint: typeof Complaint
  }
}

/** Grants a complaint: the order is rejected, which a clerk could not do any more. */
const grant =
  (as?: 'system') =>
  async (uow: UnitOfWork, { id }: CommandStep) => {
    const { order } = await uow.load('Complaint', id)
    const { state } = await uow.load('Order', order, { lock: false })
    if (!uow.can('Order', state, 'cancel')) return
    const input = { reason: 'A complaint was granted' }
    await uow.perform({
      object: 'Order',
      id: order,
      transition: 'cancel',
      input,
      ...(as ? { as } : {}),
    })
  }

const desk: PluginDefinition = {
  name: 'desk',
  version: '1.0.0',
  core: '*',
  objects: [Complaint],
  grants: { buyer: [{ action: ['read', 'create'], subject: 'Complaint' }] },
  policies: {
    Order: policy => policy.allow('cancel', 'system').disallow('cancel', 'orderManager', 'buyer'),
    Complaint: definePolicy('Complaint', {
      states: { made: { title: 'Made' }, granted: { title: 'Granted', final: true } },
      transitions: {
        create: { title: 'Complain', from: null, to: 'made', actors: ['buyer'] },
        change: { title: 'Change', from: ['made'], to: 'same', actors: ['buyer'] },
        grant: {
          title: 'Grant',
          from: ['made'],
          to: 'granted',
          actors: ['orderManager'],
          command: grant('system'),
        },
        grantMyself: {
          title: 'Grant without the system',
          from: ['made'],
          to: 'granted',
          actors: ['orderManager'],
          command: grant(),
        },
      },
    }),
  },
}

t.test('a transition that is performed in a command joins its transaction', async t => {
  const { customer, manager } = await testApp(t, { plugins: [prices, await migrated(desk)] })
  const order = (await customer.post('/api/orders', { items: [{ offering: 'moby-dick' }] })).body
  const made = await customer.post('/api/complaints', { order: order.id, words: 'Too long' })
  t.equal(made.status, 201)
  const complaint = `/api/complaints/${made.body.id}`

  const refused = await manager.post(`${complaint}/actions/grantMyself`)
  t.equal(refused.status, 403, 'the inner transition is not the clerk’s')
  t.equal(refused.body.code, 'TRANSITION_NOT_YOURS')
  t.equal((await manager.get(complaint)).body.state, 'made', 'so the outer one has not happened')

  const granted = await manager.post(`${complaint}/actions/grant`)
  t.equal(granted.body.state, 'granted')
  const after = (await manager.get(`/api/orders/${order.id}`)).body
  t.equal(after.state, 'cancelled', 'as the system it may')
  t.equal(after.closingReason, 'A complaint was granted')
  t.equal(after.version, order.version + 1)

  const [record] = (await manager.get(`/api/orders/${order.id}/history`)).body.items
  t.match(record, { transition: 'cancel', causeKind: 'transition', actorId: manager.userId })
  t.equal(record.causeId, `Complaint/${made.body.id}/grant`, 'and the history says what caused it')
  const [outer] = (await manager.get(`${complaint}/history`)).body.items
  t.equal(outer.causeKind, 'request')
})

t.test('a command makes and changes plain records as a request does', async t => {
  const complaining = await migrated({
    ...desk,
    policies: {
      ...desk.policies,
      Order: policy =>
        policy.effect('submit', {
          name: 'complain',
          run: async (uow: UnitOfWork, { id }: CommandStep) => {
            const { account } = await uow.load('Order', id)
            const input = { account, order: id, words: 'Too slow' }
            const object = 'Complaint'
            const made = await uow.perform({ object, transition: 'create', input })
            await uow.perform({
              ...{ object, id: made.id, transition: 'change' },
              input: { words: 'Much too slow' },
            })
          },
        }),
    },
  })
  const { customer } = await testApp(t, { plugins: [prices, complaining] })
  const order = (await customer.post('/api/orders', { items: [{ offering: 'moby-dick' }] })).body
  t.equal((await customer.post(`/api/orders/${order.id}/actions/submit`)).status, 200)
  const { items } = (await customer.get(`/api/complaints?order=${order.id}`)).body
  t.match(items, [{ words: 'Much too slow', state: 'made', version: 1 }])
})
