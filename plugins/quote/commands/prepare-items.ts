import {
  mergePatch,
  type PrepareContext,
  type PrepareStep,
  type PricedItem,
  type RecordOf,
} from 'plugboard'
import type { QuoteItemRequest } from '../helpers/item-request.ts'
import { priceQuoteItems } from '../helpers/price-items.ts'

export interface ChangeItemInput extends Partial<QuoteItemRequest> {
  readonly itemId: string
}

/** New prices, and the version of what they were asked for. */
export interface PreparedPrices {
  readonly version: number
  readonly items: readonly PricedItem[]
}

type QuoteRow = RecordOf<'Quote'> & {
  readonly rootAccount: string
  readonly items: readonly RecordOf<'QuoteItem'>[]
}

/** What the price of an item depends on. */
const deciding = ['quantity', 'characteristics', 'action', 'siteA', 'siteZ', 'discounts'] as const

/** Whether an item's price may come out differently. */
export function isPriced(input: ChangeItemInput): boolean {
  return deciding.some(field => input[field] !== undefined)
}

/** Prices one more item. */
export async function prepareItem(
  context: PrepareContext,
  { id, input }: PrepareStep<QuoteItemRequest>,
): Promise<readonly PricedItem[]> {
  return priceQuoteItems(context, [input], await quoteOf(context, id), { pointer: '' })
}

/** Prices an item as it will be; undefined where there is no such item, or nothing of its price changes. */
export async function prepareItemChange(
  context: PrepareContext,
  { id, input }: PrepareStep<ChangeItemInput>,
): Promise<PreparedPrices | undefined> {
  if (!isPriced(input)) return undefined
  const { itemId, ...change } = input
  const quote = await quoteOf(context, id)
  const item = quote.items.find(candidate => candidate.id === itemId)
  if (!item) return undefined
  const after = mergePatch({ ...item, items: below(quote, itemId) }, change) as QuoteItemRequest
  // What stands below a bundle has a price of its own.
  const [priced] = await priceQuoteItems(context, [after], quote, {
    ...{ pointer: '', isWhole: true },
  })
  return priced && { version: item.version, items: [priced] }
}

/** Prices all that stands in the quote anew, as the catalogue does now. */
export async function prepareAllItems(
  context: PrepareContext,
  { id }: PrepareStep,
): Promise<PreparedPrices> {
  const quote = await quoteOf(context, id)
  const priced = await priceQuoteItems(context, below(quote), quote, {
    ...{ pointer: '/items', isWhole: true },
  })
  // What a bundle brings along besides by now was not quoted.
  return { version: quote.version, items: priced.filter(({ request }) => 'pricedAt' in request) }
}

/** The items of a quote as they would be asked for, those of a bundle below it. */
function below(quote: QuoteRow, parent?: string): QuoteItemRequest[] {
  return quote.items
    .filter(item => (item.parent ?? undefined) === parent)
    .map(item => ({ ...item, items: below(quote, item.id) }) as QuoteItemRequest)
}

async function quoteOf({ reads }: PrepareContext, id: string): Promise<QuoteRow> {
  return (await reads.one('Quote', id)) as unknown as QuoteRow
}
