import { allow, refuse, rule } from 'plugboard'
import { daysAfter } from '../helpers/days-after.ts'
import { kindWords } from '../objects/resource-kind.ts'
import { createdAt, expiresAt, kind, terms } from './facts.ts'

/** What is said with an extension: until when, ISO 8601. */
export interface Extension {
  readonly until?: string
}

const facts = { kind, createdAt, expiresAt, terms }

/**
 * A hold is extended within the longest time of its kind. That of a toll-free number has no extension: it is
 * reserved for up to 45 days (47 CFR 52.103(b)).
 */
export const extensionFits = rule<typeof facts, Extension>({
  name: 'extensionFits',
  code: 'INVENTORY_EXTENSION_REFUSED',
  title: 'The kind allows the extension',
  facts,
  decide: ({ facts: { kind, createdAt, expiresAt, terms }, input }) => {
    const { days, longestDays } = terms[kind]
    const words = kindWords(kind)
    if (longestDays <= days) {
      return refuse(`A hold of ${words} lapses after ${days} days and is not extended`, {
        remedy: 'Order with it before it lapses, or reserve again once they are spare',
        data: { kind, days, expiresAt },
      })
    }
    const longest = daysAfter(createdAt, longestDays)
    if (isReached(expiresAt, longest)) {
      return refuse(
        `A hold of ${words} lasts ${longestDays} days at the longest, and this one does`,
        {
          remedy: 'Order with it before it lapses',
          data: { kind, longest },
        },
      )
    }
    const until = input?.until
    if (until === undefined) return allow
    if (!isReached(until, longest, 'passed') && isReached(until, expiresAt, 'passed')) return allow
    return refuse(
      `The hold may be extended to ${longest} at the latest, and lapses at ${expiresAt}`,
      {
        remedy: 'Name a moment in between, or none',
        errors: [{ pointer: '/until', message: `lies not between ${expiresAt} and ${longest}` }],
        data: { kind, longest, expiresAt },
      },
    )
  },
})

/** Whether a moment has come to another one, or gone past it; what has no end is never reached. */
function isReached(moment: string | null, other: string | null, how?: 'passed'): boolean {
  if (moment === null || other === null) return false
  const difference = Date.parse(moment) - Date.parse(other)
  return how === 'passed' ? difference > 0 : difference >= 0
}
