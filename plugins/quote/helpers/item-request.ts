import type { RequestedItem, WantedDiscount } from 'plugboard'

/** An item of a quote as it is asked for. Parts of plugins come along under their keys. */
export interface QuoteItemRequest {
  readonly offering: string
  readonly quantity?: number
  readonly characteristics?: Readonly<Record<string, unknown>>
  readonly action?: 'add' | 'modify'
  readonly siteA?: string
  readonly siteZ?: string
  readonly discounts?: readonly WantedDiscount[]
  /** What a bundle brings along, configured. */
  readonly items?: readonly QuoteItemRequest[]
  readonly [part: string]: unknown
}

/** The item as an order would ask for it: whoever knows what a place has to do with prices reads that. */
export function asOrdered(item: QuoteItemRequest): RequestedItem {
  return { ...item, telecom: telecomOf(item), items: (item.items ?? []).map(asOrdered) }
}

/** What `telecom-order` keeps of an item, as far as its quote says it. */
export function telecomOf({
  action = 'add',
  siteA,
  siteZ,
}: Pick<QuoteItemRequest, 'action' | 'siteA' | 'siteZ'>) {
  return {
    action,
    activity: action === 'add' ? 'new' : 'change',
    ...(siteA ? { siteA } : {}),
    ...(siteZ ? { siteZ } : {}),
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
