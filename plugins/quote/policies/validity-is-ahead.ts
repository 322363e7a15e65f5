import { allow, refuse, rule } from 'plugboard'
import { endOfDay } from '../helpers/validity.ts'
import { validUntil } from './quote-facts.ts'

const verdict = (validUntil: string | null, now: string, remedy: string) =>
  validUntil === null || now < endOfDay(validUntil)
    ? allow
    : refuse(`It was valid until ${validUntil}`, { remedy, data: { validUntil } })

/** Nothing is offered that has expired already. */
export const validityIsAhead = rule({
  name: 'validityIsAhead',
  code: 'QUOTE_VALIDITY_PAST',
  title: 'The day until which it is valid has not passed',
  facts: { validUntil },
  decide: ({ facts: { validUntil }, now }) =>
    verdict(validUntil, now, 'Name a later day in validUntil while it is in progress'),
})

/** The timer that lets it expire may be late by a moment. */
export const isStillValid = rule({
  name: 'isStillValid',
  code: 'QUOTE_VALIDITY_PAST',
  title: 'The day until which it is valid has not passed',
  facts: { validUntil },
  decide: ({ facts: { validUntil }, now }) => verdict(validUntil, now, 'Ask for a new version'),
})
