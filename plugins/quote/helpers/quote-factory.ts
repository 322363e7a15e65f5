import {
  amountsOf,
  type FieldsOf,
  insertRequested,
  pricedFields,
  type RecordOf,
  type UnitOfWork,
} from 'plugboard'
import { addQuoteItems, type QuotedItem } from './quote-items.ts'

/** A quote that is to be made, with its items as they are priced. */
export interface NewQuote {
  readonly id: string
  readonly state: string
  readonly currency: string
  /** What a request says of it. */
  readonly input: Readonly<Record<string, unknown>>
  readonly items: readonly QuotedItem[]
  /** What only a new version has. */
  readonly more?: Partial<FieldsOf<'Quote'>>
}

/** Makes a quote with its items. */
export async function createQuote(
  uow: UnitOfWork,
  { id, state, currency, input, items, more = {} }: NewQuote,
): Promise<RecordOf<'Quote'>> {
  const quote = await insertRequested(uow, 'Quote', input, {
    ...amountsOf(items.map(pricedFields), currency),
    ...{ id, state, currency },
    ...more,
  })
  await addQuoteItems(uow, id, items)
  return quote
}

/** Makes a locked quote's amounts the sums over its items. */
export async function sumUpQuote(uow: UnitOfWork, quote: RecordOf<'Quote'>): Promise<void> {
  const items = await uow.find('QuoteItem', { quote: quote.id })
  Object.assign(quote, amountsOf(items, quote.currency))
}
