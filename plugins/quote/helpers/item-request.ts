import type { RequestedItem, WantedDiscount } from 'plugboard'

/** An item of a quote as it is asked for. Parts of plugins come along under their keys. */
export interface QuoteItemRequest {
  readonly offering: string
  readonly quantity?: number
  readonly characteristics?: Readonly<Record<string, unknown>>
  readonly action?: 'add' | 'modify'
  /** The id of the installed product that it changes. */
  readonly product?: string
  readonly siteA?: string
  readonly siteZ?: string
  readonly discounts?: readonly WantedDiscount[]
  /** What a bundle brings along, configured. */
  readonly items?: readonly QuoteItemRequest[]
  readonly [part: string]: unknown
}

/** The item as an order would ask for it: whoever knows what places and products cost reads that. */
export function asOrdered(item: QuoteItemRequest): RequestedItem {
  return { ...item, ...orderParts(item), items: (item.items ?? []).map(asOrdered) }
}

/** What a quote says of an item under the keys of those who keep it: `telecom`, and for what is installed `inventory`. */
export function orderParts({
  action = 'add',
  product,
  siteA,
  siteZ,
}: Pick<QuoteItemRequest, 'action' | 'product' | 'siteA' | 'siteZ'>) {
  const sites = { ...(siteA ? { siteA } : {}), ...(siteZ ? { siteZ } : {}) }
  const activity = action === 'add' ? 'new' : 'change'
  return {
    telecom: { action, activity, ...sites },
    ...(product ? { inventory: { product } } : {}),
  }
}

/** All items that are asked for, those of bundles too, each with where it stands in the request. */
export function withPointers(
  items: readonly QuoteItemRequest[],
  pointer: string,
): { readonly item: QuoteItemRequest; readonly pointer: string }[] {
  return items.flatMap((item, index) => {
    const own = pointer === '' ? '' : `${pointer}/${index}`
    return [{ item, pointer: own }, ...withPointers(item.items ?? [], `${own}/items`)]
  })
}
