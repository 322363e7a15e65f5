import t from 'tap'
import { can } from '../../core/transition/can.ts'
import { mergeLoan } from './library.ts'

t.test('answers by the states from which a transition of the capability starts', async t => {
  const { policy } = mergeLoan()
  t.ok(can(policy, 'reserved', 'amend'))
  t.notOk(can(policy, 'lent', 'amend'))
  t.notOk(can(policy, 'reserved', 'nosuch'))
})

t.test('follows what plugins add and withdraw', async t => {
  const edit = {
    title: 'Edit',
    from: ['lent'],
    to: 'same',
    actors: ['reader'],
    capability: 'amend',
  }
  const more = mergeLoan({ a: p => p.addTransition('editLent', edit) }).policy
  t.ok(can(more, 'reserved', 'amend') && can(more, 'lent', 'amend'))
  const less = mergeLoan({ a: p => p.withdraw('edit') }).policy
  t.notOk(can(less, 'reserved', 'amend'))
})
