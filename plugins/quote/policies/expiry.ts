import { timer } from 'plugboard'
import { endOfDay } from '../helpers/validity.ts'
import { validUntil } from './quote-facts.ts'

/** A quote expires when the last day of its validity is over everywhere. */
export const expiry = timer({
  name: 'expiry',
  title: 'The quote expires',
  whileIn: ['approved'],
  transition: 'expire',
  facts: { validUntil },
  due: ({ facts: { validUntil } }) => (validUntil === null ? null : endOfDay(validUntil)),
})
