import { type PrepareContext, type PricedItem, priceItems, type WantedDiscount } from 'plugboard'
import { checkSites } from './check-sites.ts'
import { asOrdered, type QuoteItemRequest } from './item-request.ts'

/** For whom, and in what, something is quoted. */
export interface QuoteTerms {
  readonly account: string
  readonly rootAccount: string
  readonly currency: string
}

/**
 * Prices items of a quote as the catalogue does now, with their discounts. Runs before the transaction.
 *
 * @param where.pointer where the items stand in the request, for error pointers
 * @param where.isWhole whether they tell all about themselves, also where they change what is installed
 * @throws REFERENCE_INVALID for sites, INPUT_INVALID with every fault of every item
 */
export async function priceQuoteItems(
  context: PrepareContext,
  items: readonly QuoteItemRequest[],
  { account, rootAccount, currency }: QuoteTerms,
  { pointer, isWhole = false }: { readonly pointer: string; readonly isWhole?: boolean },
): Promise<PricedItem[]> {
  await checkSites(context, items, rootAccount, pointer)
  const pricing = { accountId: account, currency, now: context.now }
  return priceItems(context.ports, items.map(asOrdered), pricing, {
    ...{ pointer, isWhole },
    discountsOf: ({ discounts = [] }) => discounts as readonly WantedDiscount[],
  })
}
