import { Type } from 'typebox'
import {
  definePolicy,
  type PolicyChange,
  type PolicyDefinition,
  timer,
} from '../../core/transition/definition.ts'
import { fact, fieldFact } from '../../core/transition/fact.ts'
import { mergePolicies } from '../../core/transition/merge-policies.ts'
import type { Policy, PolicyFinding } from '../../core/transition/policy.ts'
import { allow, refuse, rule } from '../../core/transition/rule.ts'
import type { KnownNames } from '../../core/transition/verify-policy.ts'

/** A loan of a library's book: the object that these tests are about. */

export const now = '2030-05-01T10:00:00.000Z'

export const openFines = fact<number>('Loan', 'openFines', ({ sql }) => sql`0`)
export const loansOfReader = fact<number>('Loan', 'loansOfReader', ({ sql }) => sql`0`)
export const dueOn = fieldFact<string | null>('Loan', 'dueOn')

export const noFines = rule({
  name: 'noFines',
  code: 'LOAN_FINES_OPEN',
  title: 'The reader owes no fines',
  facts: { cents: openFines },
  decide: ({ facts }) =>
    facts.cents === 0
      ? allow
      : refuse(`The reader owes ${facts.cents} cents`, {
          remedy: 'Pay the fines first',
          data: { cents: facts.cents },
        }),
})

export const belowLimit = rule({
  name: 'belowLimit',
  code: 'LOAN_LIMIT',
  title: 'A reader has at most five loans',
  facts: { loansOfReader },
  decide: ({ facts }) => (facts.loansOfReader < 5 ? allow : refuse('The reader has five loans')),
})

/** A rule that says yes to everything, for tests about where rules stand. */
export function plainRule(name: string, more: { mandatory?: boolean; code?: string } = {}) {
  return rule({
    name,
    code: 'LOAN_RULE',
    title: `The rule ${name}`,
    facts: {},
    decide: () => allow,
    ...more,
  })
}

export const overdue = timer({
  name: 'overdue',
  title: 'The book is overdue',
  whileIn: ['lent'],
  transition: 'remind',
  facts: { dueOn },
  due: ({ facts }) => facts.dueOn,
})

export const loanPolicy = definePolicy('Loan', {
  states: {
    reserved: { title: 'Reserved' },
    lent: { title: 'Lent' },
    returned: { title: 'Returned', final: true },
    cancelled: { title: 'Cancelled', final: true },
  },
  transitions: {
    reserve: { title: 'Reserve', from: null, to: 'reserved', actors: ['reader', 'librarian'] },
    lend: {
      title: 'Lend',
      from: ['reserved'],
      to: 'lent',
      actors: ['librarian'],
      rules: [belowLimit],
      input: Type.Object({ desk: Type.Optional(Type.String()) }),
    },
    remind: { title: 'Remind', from: ['lent'], to: 'same', actors: ['system', 'librarian'] },
    edit: {
      title: 'Edit',
      from: ['reserved'],
      to: 'same',
      actors: ['reader'],
      capability: 'amend',
      internal: true,
    },
    giveBack: { title: 'Give back', from: ['lent'], to: 'returned', actors: ['librarian'] },
    cancel: { title: 'Cancel', from: ['reserved'], to: 'cancelled', actors: ['reader'] },
  },
  timers: [overdue],
})

export const known: KnownNames = {
  actors: new Set(['reader', 'librarian', 'volunteer']),
  errorCodes: new Set(['LOAN_FINES_OPEN', 'LOAN_LIMIT', 'LOAN_RULE']),
}

export type Changes = Readonly<Record<string, PolicyChange>>

/** Merges the plugin `library`'s policy with changes by plugin, in the order of their listing. */
export function mergeLoan(
  changes: Changes = {},
  definition: PolicyDefinition = loanPolicy,
): { policy: Policy; findings: PolicyFinding[] } {
  const listed = Object.entries(changes).map(([plugin, change]) => ({
    plugin,
    object: 'Loan',
    change,
  }))
  const order = ['library', ...Object.keys(changes).filter(name => name !== 'library')]
  const { policies, findings } = mergePolicies([{ plugin: 'library', definition }], listed, order)
  return { policy: policies.get('Loan')!, findings }
}

/** A finding's kind and plugins, the two things that tests compare. */
export function brief(findings: readonly PolicyFinding[]): string[] {
  return findings.map(({ kind, plugins }) => `${kind}: ${plugins.join(', ')}`)
}
