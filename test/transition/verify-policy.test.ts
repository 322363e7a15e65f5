import t from 'tap'
import { definePolicy, type TransitionDefinition, timer } from '../../core/transition/definition.ts'
import { fact, fieldFact } from '../../core/transition/fact.ts'
import { allow, rule } from '../../core/transition/rule.ts'
import { verifyPolicy } from '../../core/transition/verify-policy.ts'
import { brief, type Changes, known, loanPolicy, mergeLoan, overdue, plainRule } from './library.ts'

const lost = { title: 'Lost', final: true }
const make = { title: 'Make', from: null, to: 'lent', actors: ['reader'] } as const
const lend = { title: 'Lend', from: ['lent'], to: 'returned', actors: ['librarian'] } as const

function loan(transitions: Record<string, TransitionDefinition>, states: object = {}) {
  return definePolicy('Loan', {
    states: {
      lent: { title: 'Lent' },
      returned: { title: 'Returned', final: true },
      ...states,
    },
    transitions,
  })
}

const asking = (name: string, ...facts: ReturnType<typeof fact>[]) =>
  rule({
    name,
    code: 'LOAN_RULE',
    title: name,
    facts: Object.fromEntries(facts.map((each, index) => [`fact${index}`, each])),
    decide: () => allow,
  })

const value = () => fact('Loan', 'value', ({ sql }) => sql`1`)

/** A declaration and changes, and the findings that they make. */
const table: readonly (readonly [string, typeof loanPolicy, Changes, readonly string[]])[] = [
  ['a sound policy', loanPolicy, {}, []],
  [
    'a state that nothing leads to',
    loanPolicy,
    { a: p => p.addState('lost', lost) },
    ['unreachable-state: a'],
  ],
  [
    'a state that lost its way in',
    loanPolicy,
    { a: p => p.withdraw('cancel') },
    ['unreachable-state: library, a'],
  ],
  [
    'states that lead only to each other',
    loan(
      {
        make,
        lend,
        lose: { title: 'Lose', from: ['found'], to: 'lost', actors: ['reader'] },
        find: { title: 'Find', from: ['lost'], to: 'found', actors: ['reader'] },
      },
      { lost, found: { title: 'Found' } },
    ),
    {},
    ['unreachable-state: library', 'unreachable-state: library'],
  ],
  [
    'a state that nothing leaves',
    loanPolicy,
    {
      a: p =>
        p
          .withdraw('giveBack')
          .withdraw('remind')
          .removeTimer('overdue')
          .redirect('cancel', 'returned')
          .removeState('cancelled'),
    },
    ['dead-end: library, a'],
  ],
  [
    'a state that one can only stay in',
    loan({ make, lend: { ...lend, to: 'same' } }, { returned: undefined }),
    {},
    ['dead-end: library'],
  ],
  ['no creation', loan({ lend }), {}, ['no-creation: library']],
  [
    'no creation any more',
    loan({ make, lend }),
    { a: p => p.withdraw('make') },
    ['no-creation: library, a'],
  ],
  [
    'a transition of nobody',
    loanPolicy,
    { a: p => p.disallow('lend', 'librarian') },
    ['no-actors: library, a'],
  ],
  [
    'an actor whom nobody declares',
    loanPolicy,
    { a: p => p.allow('lend', 'janitor') },
    ['unknown-actor: library, a'],
  ],
  [
    'an unknown target and source',
    loan({ make, lend, lose: { ...lend, from: ['nowhere'], to: 'lost' } }),
    {},
    ['unknown-state: library', 'unknown-state: library'],
  ],
  [
    'a creation that stays',
    loan({ make, lend, copy: { ...make, to: 'same' } }),
    {},
    ['unknown-state: library'],
  ],
  [
    'a state named as the word for staying',
    loan({ make, lend }, { same: lost }),
    {},
    ['reserved-name: library', 'unreachable-state: library'],
  ],
  [
    'a transition without sources',
    loan({ make, lend, lose: { ...lend, from: [] } }),
    {},
    ['no-sources: library'],
  ],
  [
    'a code that no table has',
    loanPolicy,
    { a: p => p.require('lend', plainRule('x', { code: 'NOSUCH' })) },
    ['unknown-error-code: a'],
  ],
  [
    'a timer in an unknown state',
    loanPolicy,
    { a: p => p.addTimer(timer({ ...overdue, name: 'x', whileIn: ['lent', 'nowhere'] })) },
    ['unknown-state: a'],
  ],
  [
    'a timer of an unknown transition',
    loanPolicy,
    { a: p => p.addTimer(timer({ ...overdue, name: 'x', transition: 'nosuch' })) },
    ['unknown-transition: a'],
  ],
  [
    'a timer of a transition that is not the engine’s',
    loanPolicy,
    { a: p => p.addTimer(timer({ ...overdue, name: 'x', transition: 'giveBack' })) },
    ['timer-stuck: a, library'],
  ],
  [
    'a timer in a state from which its transition does not start',
    loanPolicy,
    { a: p => p.addTimer(timer({ ...overdue, name: 'x', whileIn: ['reserved'] })) },
    ['timer-stuck: a, library'],
  ],
  [
    'a timer that never runs',
    loanPolicy,
    { a: p => p.addTimer(timer({ ...overdue, name: 'x', whileIn: [] })) },
    ['timer-stuck: a, library'],
  ],
  [
    'a fact about another object',
    loanPolicy,
    {
      a: p =>
        p.require(
          'lend',
          asking(
            'x',
            fact('Book', 'value', ({ sql }) => sql`1`),
          ),
        ),
    },
    ['unknown-fact-object: a'],
  ],
  [
    'two facts of one name',
    loanPolicy,
    {
      a: p => p.require('lend', asking('x', value())),
      b: p =>
        p.addTimer(timer({ ...overdue, name: 'x', facts: { value: value() }, due: () => null })),
    },
    ['conflict: a, b'],
  ],
  [
    'one field asked for by two plugins',
    loanPolicy,
    {
      a: p => p.require('lend', asking('x', fieldFact('Loan', 'shelf'))),
      b: p => p.require('lend', asking('x', fieldFact('Loan', 'shelf'))),
    },
    [],
  ],
]

for (const [what, definition, changes, expected] of table) {
  t.test(what, async t => {
    const given = { ...definition, states: withoutGaps(definition.states) }
    const merged = mergeLoan(changes, given)
    t.same(merged.findings, [], 'the merge has nothing against it')
    const findings = verifyPolicy(merged.policy, known)
    t.same(brief(findings), expected)
    for (const { message, remedy, plugins } of findings) {
      t.match(message, /Loan/)
      t.ok(
        plugins.some(
          plugin => message.includes(`"${plugin}"`) || message.includes(`"${plugin}:`),
        ) || message.startsWith('No transition makes'),
        message,
      )
      t.notMatch(message, /\.$/)
      t.ok(remedy.length > 10, remedy)
    }
  })
}

function withoutGaps<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))
}
