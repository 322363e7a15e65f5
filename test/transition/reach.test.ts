import t from 'tap'
import { leadsTo, reachableStates } from '../../core/transition/reach.ts'
import { mergeLoan } from './library.ts'

t.test('reaches what creation leads to, step by step', async t => {
  const { policy } = mergeLoan({ a: p => p.addState('lost', { title: 'Lost' }) })
  t.same([...reachableStates(policy)].sort(), ['cancelled', 'lent', 'reserved', 'returned'])
})

t.test('a transition leads to its target, or leaves the object where it is', async t => {
  const { transitions } = mergeLoan().policy
  t.equal(leadsTo(transitions.get('lend')!, 'reserved'), 'lent')
  t.equal(leadsTo(transitions.get('remind')!, 'lent'), 'lent')
  t.equal(leadsTo(transitions.get('reserve')!, null), 'reserved')
})
