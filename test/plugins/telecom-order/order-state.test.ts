import fc from 'fast-check'
import t from 'tap'
import { hasEnded, orderState } from '../../../plugins/telecom-order/helpers/order-state.ts'

const open = [
  ...['acknowledged', 'inProgress', 'held', 'pending'],
  ...['assessingCancellation', 'pendingCancellation'],
]
const ended = ['completed', 'cancelled', 'failed', 'rejected']
const states = fc.array(fc.constantFrom(...open, ...ended), { minLength: 1, maxLength: 8 })

t.test('an order stands where its items do', async t => {
  for (const [items, wanted] of [
    [['inProgress'], 'inProgress'],
    [['acknowledged', 'completed'], 'inProgress'],
    [['inProgress', 'held'], 'held'],
    [['pending', 'inProgress'], 'pending'],
    [['pending', 'held'], 'held'],
    [['assessingCancellation'], 'assessingCancellation'],
    [['assessingCancellation', 'inProgress'], 'inProgress'],
    [['assessingCancellation', 'pendingCancellation'], 'assessingCancellation'],
    [['pendingCancellation', 'cancelled'], 'pendingCancellation'],
    [['completed', 'completed'], 'completed'],
    [['completed', 'cancelled'], 'completed'],
    [['completed', 'failed'], 'partial'],
    [['failed', 'cancelled'], 'failed'],
    [['cancelled', 'cancelled'], 'cancelled'],
  ] as const) {
    t.equal(orderState(items), wanted, items.join(' + '))
  }
})

t.test('it ends when the last item has, and not before', async t => {
  fc.assert(
    fc.property(states, items => {
      const isOver = ['completed', 'partial', 'failed', 'cancelled'].includes(orderState(items))
      return isOver === items.every(hasEnded)
    }),
  )
  t.pass()
})

t.test('the order of the items changes nothing', async t => {
  fc.assert(
    fc.property(
      states.chain(list =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      ),
      ([one, other]) => orderState(one) === orderState(other),
    ),
  )
  t.pass()
})
