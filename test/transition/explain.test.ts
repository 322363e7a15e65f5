import fc from 'fast-check'
import t from 'tap'
import { factsOf } from '../../core/transition/evaluate.ts'
import { actionsOf, explain, offered } from '../../core/transition/explain.ts'
import { loanPolicy, mergeLoan, noFines, now, plainRule } from './library.ts'

const { policy } = mergeLoan({
  fines: p =>
    p.require('lend', noFines).require('reserve', noFines).require('reserve', plainRule('x')),
})
const facts = { openFines: 0, loansOfReader: 0 }
const librarian = { id: 'u1', roles: ['librarian'] }

t.test('explains every action, the allowed ones first, in the order of the policy', async t => {
  const all = explain(policy, { state: 'lent', actor: librarian, facts, now })
  t.same(
    all.map(({ transition, allowed }) => [transition, allowed]),
    [
      ['remind', true],
      ['giveBack', true],
      ['lend', false],
      ['cancel', false],
    ],
    'neither what is internal nor what makes another one',
  )
  t.match(all[2]?.reasons[0]?.detail, /"Reserved"/, 'by the titles of the states')
})

t.test('where there is nothing, what makes one is explained without facts', async t => {
  const all = explain(policy, { state: null, actor: librarian, facts: {}, now })
  t.same(
    all.map(({ transition, allowed }) => [transition, allowed]),
    [['reserve', true]],
  )
  t.same(
    all[0]?.reasons.map(({ rule }) => rule),
    ['state', 'actor', 'x'],
  )
  t.same(factsOf(actionsOf(policy, null)), [])
})

t.test('offers light objects', async t => {
  t.same(offered(policy, { state: 'reserved', actor: librarian, facts, now }), [
    { name: 'lend', title: 'Lend', input: loanPolicy.transitions.lend?.input },
  ])
  const poor = { ...facts, openFines: 5 }
  t.same(offered(policy, { state: 'reserved', actor: librarian, facts: poor, now }), [])
})

t.test('an object in quarantine has no actions', async t => {
  t.same(offered(policy, { state: 'lost', actor: librarian, facts, now }), [])
  const all = explain(policy, { state: 'lost', actor: librarian, facts, now })
  t.ok(all.every(({ reasons }) => reasons[0]?.code === 'OBJECT_QUARANTINED'))
})

t.test('offers exactly what explain allows', async t => {
  fc.assert(
    fc.property(
      fc.option(fc.constantFrom(...policy.states.keys(), 'elsewhere')),
      fc.subarray(['reader', 'librarian', 'system']),
      fc.nat(1),
      (state, roles, cents) => {
        const asked = {
          state,
          actor: { id: null, roles },
          facts: { ...facts, openFines: cents },
          now,
        }
        const allowed = explain(policy, asked).filter(each => each.allowed)
        t.same(
          offered(policy, asked).map(({ name }) => name),
          allowed.map(({ transition }) => transition),
        )
      },
    ),
  )
})
