import t from 'tap'
import {
  numberRange,
  readValue,
} from '../../../plugins/inventory-request/helpers/resource-value.ts'
import { inventory } from './inventory.ts'

const { keeper, pool, states } = await inventory(t)

t.test('a block of a thousand numbers comes with one request', async t => {
  const id = await pool('telephoneNumber', 0)
  const block = { pool: id, range: { from: '+1 (512) 555-0000', to: '+15125550999' } }
  const key = { 'idempotency-key': 'block-1' }
  const made = await keeper.post('/api/inventory-blocks', block, key)
  t.equal(made.status, 201, made.text)
  t.same(made.body, { pool: id, added: 1_000 })
  t.same((await keeper.post('/api/inventory-blocks', block, key)).body, made.body, 'once')
  const query = `/api/inventory-resources?pool=${id}`
  const { body } = await keeper.get(`${query}&value=${encodeURIComponent('+1 512 555 0999')}`)
  t.match(body.items, [{ state: 'spare', kind: 'telephoneNumber', version: 1 }])
  const history = await keeper.get(`/api/inventory-resources/${body.items[0].id}/history`)
  t.match(history.body.items, [{ transition: 'create', toState: 'spare', fromState: null }])
  t.notOk(body.items[0].identity, 'how it is kept unique is nobody’s concern')
})

t.test('a block is added as a whole or not at all', async t => {
  const numbers = await pool('telephoneNumber', 3)
  const ports = await pool('port', 0)
  const { body: one } = await keeper.get(`/api/inventory-resources?pool=${numbers}&limit=1`)
  const there = one.items[0].value
  for (const [input, status, found] of [
    [{ pool: ports, values: ['a', 'b', ' a'] }, 409, { errors: [{ pointer: '/values/2' }] }],
    [
      { pool: numbers, values: ['+1 713 555 0100', there.replaceAll(' ', '')] },
      409,
      {
        code: 'INVENTORY_VALUE_TAKEN',
        errors: [{ pointer: '/values/1', message: /there already/ }],
      },
    ],
    [
      { pool: numbers, values: ['+1 713 555 0100', '713 555 0101'] },
      422,
      { code: 'INVENTORY_VALUE_INVALID', errors: [{ pointer: '/values/1' }] },
    ],
    [{ pool: ports }, 422, { code: 'INVENTORY_VALUE_INVALID' }],
    [{ pool: ports, values: ['a'], range: { from: 'a', to: 'b' } }, 422, {}],
    [
      { pool: numbers, range: { from: '+1 713 555 0100', to: '+1 713 555 0099' } },
      422,
      { errors: [{ pointer: '/range' }] },
    ],
  ] as const) {
    const refused = await keeper.post('/api/inventory-blocks', input)
    t.equal(refused.status, status, `${JSON.stringify(input)} ${refused.text}`)
    t.match(refused.body, found)
  }
  t.same(await states(numbers), { spare: 3 })
  t.same(await states(ports), {})
})

t.test('one resource is made like any object', async t => {
  const id = await pool('tollFreeNumber', 1)
  const path = '/api/inventory-resources'
  const made = await keeper.post(path, { pool: id, value: '+1-877-555-0100' })
  t.equal(made.status, 201, made.text)
  t.match(made.body, { value: '+1 877 555 0100', kind: 'tollFreeNumber', state: 'spare' })
  const again = await keeper.post(path, { pool: id, value: '+1 877 555 0100' })
  t.match(again, { status: 409, body: { code: 'INVENTORY_VALUE_TAKEN' } })
  t.equal((await keeper.post(path, { pool: id, value: 'soon' })).status, 422)
  const url = `${path}/${made.body.id}`
  const changed = await keeper.patch(url, { characteristics: { vanity: true } })
  t.match(changed.body, { characteristics: { vanity: true }, version: 2 })
  const withdrawn = await keeper.post(`${url}/actions/withdraw`, { reason: 'Misdialled much' })
  t.match(withdrawn.body, { state: 'unavailable', reason: 'Misdialled much' })
  const restored = await keeper.post(`${url}/actions/restore`)
  t.equal(restored.body.state, 'spare')
  t.notOk(restored.body.reason)
})

t.test('the database itself lets no number be there twice', async t => {
  const id = await pool('telephoneNumber', 1)
  const add = () => keeper.post('/api/inventory-resources', { pool: id, value: '+44 20 7946 0000' })
  const replies = await Promise.all([add(), add(), add(), add()])
  t.same(replies.map(({ status }) => status).toSorted(), [201, 409, 409, 409])
})

t.test('values are read as their kind wants them', async t => {
  t.match(readValue('telephoneNumber', 'p', '+44 20 7946 0000'), { value: '+442079460000' })
  t.equal(readValue('telephoneNumber', 'p', '+0 20 7946 0000'), undefined)
  t.equal(readValue('tollFreeNumber', 'p', `+1${'0'.repeat(15)}`), undefined)
  t.not(readValue('port', 'p', '1/1')?.identity, readValue('port', 'q', '1/1')?.identity)
  t.equal(readValue('circuit', 'p', 'C1')?.identity, readValue('circuit', 'q', ' C1 ')?.identity)
  t.equal(readValue('circuit', 'p', '  '), undefined)
  t.same(numberRange('+12125550199', '+1 212 555 0201'), [
    ...['+12125550199', '+12125550200', '+12125550201'],
  ])
  t.equal(numberRange('+12125550000', '+12125560000'), undefined, 'one too many')
  t.equal(numberRange('+1212555000', '+12125550001'), undefined)
})
