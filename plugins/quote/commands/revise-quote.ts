import {
  type CommandStep,
  type PrepareContext,
  type PrepareStep,
  type RecordOf,
  staleError,
  type UnitOfWork,
} from 'plugboard'
import { pricedAsQuoted } from '../helpers/quote-items.ts'
import type { PreparedQuote } from './create-quote.ts'

/** A quote with its items, and the parts of all plugins, as it was read before its lock. */
type WholeQuote = RecordOf<'Quote'> & { readonly items: readonly RecordOf<'QuoteItem'>[] }

/** Reads what the new version begins with. */
export function prepareVersion(
  { reads }: PrepareContext,
  { id }: PrepareStep,
): Promise<WholeQuote> {
  return reads.one('Quote', id) as Promise<unknown> as Promise<WholeQuote>
}

/**
 * Begins a new version of a quote, which supersedes this one. It has the same items at the same prices;
 * those that were looked up too long ago are asked for anew before it can be offered.
 */
export async function reviseQuote(uow: UnitOfWork, { id, prepared }: CommandStep): Promise<void> {
  const before = prepared as WholeQuote
  const quote = await uow.load('Quote', id)
  if (before.version !== quote.version) throw staleError()
  // The day until which this one was valid is none of the new one's.
  const { validUntil: _, ...input } = before
  const { number, currency } = before
  const next: PreparedQuote = {
    currency,
    items: copiesOf(before),
    more: { number, quoteVersion: before.quoteVersion + 1, replaces: id },
  }
  const made = await uow.perform({ object: 'Quote', transition: 'create', input, prepared: next })
  quote.supersededBy = made.id
}

/** The items, bundles before what they bring along: ids grow. */
function copiesOf({ items }: WholeQuote): PreparedQuote['items'] {
  const sorted = items.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  return pricedAsQuoted(sorted, item => ({ ...item })).map((priced, index) => {
    const { pricedAt, discountedBy } = sorted[index] as RecordOf<'QuoteItem'>
    return { ...priced, kept: { pricedAt, ...(discountedBy ? { discountedBy } : {}) } }
  })
}
