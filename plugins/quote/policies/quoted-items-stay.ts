import { allow, fact, refuse, rule } from 'plugboard'

const quotedItems = fact<readonly string[]>(
  'Order',
  'quotedItems',
  ({ sql, table, column }) => sql`(
    select coalesce(json_agg(i.id), '[]') from ${table('OrderItem')} i
    join ${table('OrderItem.quoted')} q on q.id = i.id where i.order_id = ${column('id')})`,
)

interface ItemChange {
  readonly itemId: string
  readonly telecom?: Readonly<Record<string, unknown>>
  readonly [field: string]: unknown
}

/** What a quote says of an item; dates, coordination and the like are for the order to say. */
const quoted = ['quantity', 'characteristics']
const quotedOfTelecom = ['action', 'activity', 'siteA', 'siteZ']

/**
 * An item that was quoted has its quoted price for what was quoted. Whoever wants something else orders it
 * at the price of the catalogue, which a change of the item would silently give it.
 */
export const quotedItemsStay = rule<{ quotedItems: typeof quotedItems }, ItemChange>({
  name: 'quotedItemsStay',
  code: 'QUOTE_ITEM_FIXED',
  title: 'Quoted items stay as they were quoted',
  facts: { quotedItems },
  decide: ({ facts: { quotedItems }, input }) => {
    if (!input || !quotedItems.includes(input.itemId)) return allow
    const { telecom } = input
    const pointers = [
      ...quoted.filter(field => input[field] !== undefined).map(field => `/${field}`),
      ...quotedOfTelecom
        .filter(field => telecom?.[field] !== undefined)
        .map(field => `/telecom/${field}`),
    ]
    if (pointers.length === 0) return allow
    return refuse('The item was quoted like this', {
      remedy: "Remove it and add it anew at today's price, or ask for another quote",
      errors: pointers.map(pointer => ({ pointer, message: 'is as it was quoted' })),
    })
  },
})
