import t from 'tap'
import { isPlugboardError } from '../../core/errors.ts'
import { evaluate } from '../../core/transition/evaluate.ts'
import { refusalError } from '../../core/transition/refusal.ts'
import { refuse, rule } from '../../core/transition/rule.ts'
import { mergeLoan, noFines, now } from './library.ts'

const deskIsOpen = rule({
  name: 'deskIsOpen',
  code: 'INPUT_INVALID',
  title: 'The desk is open',
  facts: {},
  decide: () =>
    refuse('Desk 9 is closed', { errors: [{ pointer: '/desk', message: 'Name an open desk' }] }),
})
const { policy } = mergeLoan({
  fines: p => p.require('lend', noFines),
  desks: p => p.require('lend', deskIsOpen),
})
const lend = policy.transitions.get('lend')!

function refused(state: string, role: string, cents: number) {
  const facts = { openFines: cents, loansOfReader: 0 }
  return evaluate(lend, { state, actor: { id: 'u1', roles: [role] }, facts, now })
}

t.test('the state comes first, then the actor, then the rules', async t => {
  t.match(refusalError(refused('lent', 'reader', 9)), {
    code: 'TRANSITION_NOT_FROM_STATE',
    status: 409,
  })
  t.match(refusalError(refused('reserved', 'reader', 9)), {
    code: 'TRANSITION_NOT_YOURS',
    status: 403,
  })
  t.match(refusalError(refused('reserved', 'librarian', 9)), { code: 'LOAN_FINES_OPEN' })
})

t.test('tells every refusal, with its plugin, its rule and what to do', async t => {
  const error = refusalError(refused('reserved', 'librarian', 9))
  t.ok(isPlugboardError(error))
  t.equal(error.status, 409, 'where nobody knows the code')
  t.equal(error.title, 'LOAN_FINES_OPEN', 'the rule demands the opposite of what happened')
  t.equal(error.message, 'The reader owes 9 cents. Pay the fines first')
  t.same(error.details.data, {
    object: 'Loan',
    transition: 'lend',
    plugin: 'fines',
    rule: 'noFines',
    reason: { cents: 9 },
    refusals: [
      {
        code: 'LOAN_FINES_OPEN',
        plugin: 'fines',
        rule: 'noFines',
        detail: 'The reader owes 9 cents',
        remedy: 'Pay the fines first',
        data: { cents: 9 },
      },
      { code: 'INPUT_INVALID', plugin: 'desks', rule: 'deskIsOpen', detail: 'Desk 9 is closed' },
    ],
  })
  t.same(error.details.errors, [
    { pointer: '/desk', message: 'Name an open desk', code: 'INPUT_INVALID' },
  ])
})

t.test('the status and the title come from the tables', async t => {
  const own = refusalError(refused('reserved', 'librarian', 9), code =>
    code === 'LOAN_FINES_OPEN' ? { status: 402, message: 'Fines are open' } : undefined,
  )
  t.match(own, { status: 402, title: 'Fines are open', message: /^The reader owes 9 cents/ })
  const core = refusalError(refused('reserved', 'librarian', 0))
  t.match(core, { code: 'INPUT_INVALID', status: 422, title: /does not fit its schema/ })
})

t.test('an allowed evaluation is nothing to refuse', async t => {
  const cancel = policy.transitions.get('cancel')!
  const actor = { id: 'u1', roles: ['reader'] }
  const evaluation = evaluate(cancel, { state: 'reserved', actor, facts: {}, now })
  t.throws(() => refusalError(evaluation), /Loan.cancel is not refused/)
})
