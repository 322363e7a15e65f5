import type { Migration } from 'plugboard'
import m0001Initial from './0001-initial.ts'
import m0002DiscountsAndRates from './0002-discounts-and-rates.ts'
import m0003Relationships from './0003-relationships.ts'

/** Oldest first; `plugboard migration create` adds to it. */
export const migrations: readonly Migration[] = [
  m0001Initial,
  m0002DiscountsAndRates,
  m0003Relationships,
]
