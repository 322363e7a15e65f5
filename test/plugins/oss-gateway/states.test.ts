import fc from 'fast-check'
import t from 'tap'
import {
  finals,
  reported,
  stateAfter,
  statesBefore,
} from '../../../plugins/oss-gateway/policies/oss-order-states.ts'

const told = fc.constantFrom(
  ...reported,
  'assessingCancellation',
  'pendingCancellation',
  'nonsense',
)
const news = fc.record({ state: told, isNewer: fc.boolean() })

t.test('whatever is told in whichever order, states only go forward', async t => {
  fc.assert(
    fc.property(
      fc.constantFrom('queued', 'sent', 'undelivered'),
      fc.array(news, { maxLength: 20 }),
      (first, all) => {
        let state: string = first
        for (const { state: said, isNewer } of all) {
          const next = stateAfter(state, said, isNewer)
          if (next === undefined) continue
          if (!statesBefore(next).some(before => before === state)) return false
          if (finals.some(final => final === state)) return false
          state = next
        }
        return true
      },
    ),
  )
  t.pass()
})

t.test('an end is reached whenever it is told, however late, and is not left', async t => {
  for (const end of finals) {
    for (const before of ['queued', 'sent', 'acknowledged', 'inProgress', 'held', 'cancelling']) {
      t.equal(stateAfter(before, end, false), end, `${before} → ${end}`)
    }
    for (const after of reported) t.equal(stateAfter(end, after, true), undefined)
  }
})

t.test('of states that are equally far the newer news counts', async t => {
  t.equal(stateAfter('inProgress', 'pending', true), 'pending')
  t.equal(stateAfter('inProgress', 'pending', false), undefined)
  t.equal(stateAfter('pending', 'inProgress', true), 'inProgress')
  t.equal(stateAfter('inProgress', 'acknowledged', true), undefined)
  t.equal(stateAfter('inProgress', 'inProgress', true), undefined)
})

t.test('while it is being cancelled only its end counts', async t => {
  t.equal(stateAfter('cancelling', 'inProgress', true), undefined)
  t.equal(stateAfter('cancelling', 'pendingCancellation', true), undefined)
  t.equal(stateAfter('cancelling', 'cancelled', true), 'cancelled')
  t.equal(stateAfter('cancelling', 'completed', true), 'completed')
})

t.test('whatever is told of it, it has arrived', async t => {
  t.equal(stateAfter('sent', 'pendingCancellation', true), 'acknowledged')
  t.equal(stateAfter('queued', undefined, true), 'acknowledged')
  t.equal(stateAfter('inProgress', undefined, true), undefined)
})
