import fc from 'fast-check'
import t from 'tap'
import { evaluate, factsOf } from '../../core/transition/evaluate.ts'
import { fact, fieldFact } from '../../core/transition/fact.ts'
import { allow, type Decision, refuse, rule } from '../../core/transition/rule.ts'
import { loansOfReader, mergeLoan, noFines, now, openFines } from './library.ts'

const { policy } = mergeLoan({ fines: p => p.require('lend', noFines) })
const lend = policy.transitions.get('lend')!
const librarian = { id: 'u1', roles: ['librarian'] }
const fine = { openFines: 0, loansOfReader: 1 }

t.test('allows when nothing is against it, and says what was looked at', async t => {
  const evaluation = evaluate(lend, { state: 'reserved', actor: librarian, facts: fine, now })
  t.same(evaluation, {
    object: 'Loan',
    transition: 'lend',
    title: 'Lend',
    plugin: 'library',
    allowed: true,
    reasons: [
      {
        kind: 'state',
        rule: 'state',
        plugin: 'library',
        title: 'Starts from "reserved"',
        code: 'TRANSITION_NOT_FROM_STATE',
        allowed: true,
      },
      {
        kind: 'actor',
        rule: 'actor',
        plugin: 'library',
        title: 'Belongs to librarian',
        code: 'TRANSITION_NOT_YOURS',
        allowed: true,
      },
      {
        kind: 'rule',
        rule: 'belowLimit',
        plugin: 'library',
        title: 'A reader has at most five loans',
        code: 'LOAN_LIMIT',
        allowed: true,
      },
      {
        kind: 'rule',
        rule: 'noFines',
        plugin: 'fines',
        title: 'The reader owes no fines',
        code: 'LOAN_FINES_OPEN',
        allowed: true,
      },
    ],
  })
})

t.test('asks all rules, whatever refuses before', async t => {
  const { allowed, reasons } = evaluate(lend, {
    state: 'lent',
    actor: { id: 'u2', roles: ['reader'] },
    facts: { openFines: 250, loansOfReader: 5 },
    now,
    states: policy.states,
  })
  t.notOk(allowed)
  t.match(reasons, [
    {
      code: 'TRANSITION_NOT_FROM_STATE',
      detail: 'It stands in "Lent", and "Lend" is possible from "Reserved"',
      data: { state: 'lent', from: ['reserved'] },
    },
    {
      code: 'TRANSITION_NOT_YOURS',
      detail: '"Lend" belongs to librarian; your roles are reader',
      remedy: /librarian/,
      data: { actors: ['librarian'], roles: ['reader'] },
    },
    { code: 'LOAN_LIMIT', detail: 'The reader has five loans' },
    {
      code: 'LOAN_FINES_OPEN',
      detail: 'The reader owes 250 cents',
      remedy: 'Pay the fines first',
      data: { cents: 250 },
    },
  ])
})

t.test('creation is from nothing only', async t => {
  const reserve = policy.transitions.get('reserve')!
  const question = { actor: librarian, facts: {}, now }
  t.ok(evaluate(reserve, { ...question, state: null }).allowed)
  t.match(evaluate(reserve, { ...question, state: 'lent' }).reasons[0], {
    allowed: false,
    detail: /makes a new one/,
  })
  t.match(evaluate(lend, { ...question, state: null, facts: fine }).reasons[0], {
    allowed: false,
    detail: /There is nothing yet/,
  })
})

t.test('a state that the policy lacks is told as quarantine', async t => {
  const question = { state: 'lost', actor: librarian, facts: fine, now, states: policy.states }
  t.match(evaluate(lend, question).reasons[0], { code: 'OBJECT_QUARANTINED', allowed: false })
})

t.test('a rule sees its facts by its own names, the input, the actor and the moment', async t => {
  let seen: Decision | undefined
  const curious = rule({
    name: 'curious',
    code: 'LOAN_RULE',
    title: 'Looks',
    facts: { mine: openFines, shelf: fieldFact('Loan', 'copy.shelf') },
    decide: decision => {
      seen = decision
      return allow
    },
  })
  const merged = mergeLoan({ a: p => p.require('lend', curious) }).policy.transitions.get('lend')!
  const facts = { ...fine, 'copy.shelf': 'B2' }
  evaluate(merged, { state: 'reserved', actor: librarian, facts, now, input: { desk: '3' } })
  t.same(seen, { facts: { mine: 0, shelf: 'B2' }, input: { desk: '3' }, actor: librarian, now })
})

t.test('a refusal cannot pass for another rule', async t => {
  const posing = rule({
    name: 'posing',
    code: 'LOAN_RULE',
    title: 'Poses',
    facts: {},
    decide: () => ({ ...refuse('no'), code: 'OTHER', plugin: 'other' }),
  })
  const merged = mergeLoan({ a: p => p.require('cancel', posing) }).policy
  const reader = { id: 'u2', roles: ['reader'] }
  const question = { state: 'reserved', actor: reader, facts: {}, now }
  t.match(evaluate(merged.transitions.get('cancel')!, question).reasons[2], {
    rule: 'posing',
    plugin: 'a',
    code: 'LOAN_RULE',
    allowed: false,
  })
})

t.test('a broken rule is named with its plugin', async t => {
  const broken = (decide: () => never) =>
    mergeLoan({
      bad: p => p.require('cancel', rule({ name: 'x', code: 'C', title: 'X', facts: {}, decide })),
    }).policy.transitions.get('cancel')!
  const question = { state: 'reserved', actor: librarian, facts: {}, now }
  const throwing = broken(() => {
    throw new TypeError('cannot read')
  })
  t.throws(() => evaluate(throwing, question), {
    code: 'INTERNAL',
    message: /rule "x" of the plugin "bad" on Loan.cancel fails: cannot read/,
    cause: TypeError,
  })
  for (const nonsense of [undefined, true, Promise.resolve(allow), { allowed: 'yes' }]) {
    t.throws(
      () =>
        evaluate(
          broken(() => nonsense as never),
          question,
        ),
      {
        code: 'INTERNAL',
        message: /"bad".*not a verdict/,
      },
    )
  }
  t.throws(() => evaluate(lend, { ...question, facts: { loansOfReader: 1 } }), {
    code: 'INTERNAL',
    message: /"noFines" of the plugin "fines".*"openFines" was not read/,
  })
})

t.test('never allows another state or role than the transition names', async t => {
  const states = fc.option(fc.constantFrom(...policy.states.keys(), 'elsewhere', 'same'))
  const roles = fc.subarray(['reader', 'librarian', 'volunteer', 'system'])
  fc.assert(
    fc.property(
      fc.constantFrom(...policy.transitions.values()),
      states,
      roles,
      fc.nat(2),
      fc.integer({ min: 3, max: 6 }),
      (transition, state, roles, cents, loans) => {
        const facts = { openFines: cents, loansOfReader: loans }
        const { allowed } = evaluate(transition, { state, actor: { id: null, roles }, facts, now })
        const fits = transition.from ? transition.from.includes(state ?? '-') : state === null
        const mine = roles.some(role => transition.actors.includes(role))
        const ruled = transition.name !== 'lend' || (cents === 0 && loans < 5)
        t.equal(allowed, fits && mine && ruled)
      },
    ),
    { numRuns: 1000 },
  )
})

t.test('factsOf lists each fact once', async t => {
  const twice = mergeLoan({
    a: p => p.require('lend', noFines).require('cancel', noFines),
  }).policy.transitions
  t.same(factsOf([twice.get('lend')!, twice.get('cancel')!]), [loansOfReader, openFines])
  t.same(factsOf([]), [])
})

t.test('factsOf refuses two different facts of one name', async t => {
  const other = fact('Loan', 'openFines', ({ sql }) => sql`2`)
  const rival = rule({ name: 'r', code: 'C', title: 'R', facts: { other }, decide: () => allow })
  const { policy } = mergeLoan({ a: p => p.require('lend', noFines).require('lend', rival) })
  t.throws(() => factsOf(policy.transitions.values()), { code: 'PLUGIN_CONFLICT' })
})
