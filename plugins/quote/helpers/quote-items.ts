import {
  insertRequested,
  type PricedItem,
  pricedFields,
  type RecordOf,
  type UnitOfWork,
} from 'plugboard'

/** The fields of an item that its price decides. */
export function pricedItemFields({ now }: Pick<UnitOfWork, 'now'>, item: PricedItem) {
  const { term } = item.offering.characteristics
  return {
    ...pricedFields(item),
    term: typeof term === 'number' && Number.isInteger(term) ? term : undefined,
    approvals: [...item.approvals],
    pricedAt: now,
  }
}

/** A priced item; what a new version takes over from the one before is kept as it was there. */
export interface QuotedItem extends PricedItem {
  readonly kept?: Partial<Pick<RecordOf<'QuoteItem'>, 'pricedAt' | 'discountedBy'>>
}

/** Adds priced items to a locked quote, those of bundles below them. */
export async function addQuoteItems(
  uow: UnitOfWork,
  quote: string,
  items: readonly QuotedItem[],
): Promise<RecordOf<'QuoteItem'>[]> {
  const made: RecordOf<'QuoteItem'>[] = []
  for (const item of items) {
    const above = item.parent === null ? undefined : made[item.parent]
    const { term, ...priced } = pricedItemFields(uow, item)
    const { discounts = [] } = item.request as { discounts?: readonly unknown[] }
    const isDiscounted = discounts.length > 0
    const request = { ...sitesOf(item.request), ...item.request }
    const record = await insertRequested(uow, 'QuoteItem', request, {
      ...priced,
      ...(term === undefined ? {} : { term }),
      ...(above ? { parent: above.id } : {}),
      ...(isDiscounted && uow.actor.id !== null ? { discountedBy: uow.actor.id } : {}),
      ...item.kept,
      quote,
      name: item.offering.name,
    })
    made.push(record)
  }
  return made
}

/** A change goes where the installed product is, unless it says otherwise. */
function sitesOf({ telecom }: PricedItem['request']) {
  const { siteA, siteZ } = (telecom ?? {}) as { siteA?: string; siteZ?: string }
  return { ...(siteA ? { siteA } : {}), ...(siteZ ? { siteZ } : {}) }
}

/** An item as it is quoted, with its parent's place in the list: what an order is made of. */
export function pricedAsQuoted(
  items: readonly RecordOf<'QuoteItem'>[],
  requestOf: (item: RecordOf<'QuoteItem'>) => PricedItem['request'],
): PricedItem[] {
  const positions = new Map(items.map(({ id }, index) => [id, index]))
  return items.map(item => ({
    request: requestOf(item),
    parent: item.parent ? (positions.get(item.parent) ?? null) : null,
    quantity: item.quantity,
    offering: {
      name: item.name,
      currency: item.unitOneTime.currency,
      oneTime: item.unitOneTime.amount,
      recurring: item.unitRecurring.amount,
      lines: item.priceLines,
      characteristics: item.characteristics,
    },
    taxLines: item.taxLines,
    approvals: item.approvals,
  }))
}
