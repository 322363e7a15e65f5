import { mergePatch } from '../../../schema/merge-patch.ts'
import type { RecordOf } from '../../../schema/record.ts'
import {
  type PricedItem,
  priceItems,
  type RequestedItem,
} from '../../online-ordering/price-items.ts'
import type { PrepareContext, PrepareStep } from '../../prepare-context.ts'

/** Prices one more item for an order. */
export async function prepareItem(
  context: PrepareContext,
  { id, input }: PrepareStep<RequestedItem>,
): Promise<PricedItem[]> {
  const order = (await context.reads.one('Order', id)) as unknown as RecordOf<'Order'>
  return priceItems(context.ports, [input], pricingOf(order, context), '')
}

export interface ChangeItemInput {
  readonly itemId: string
  readonly quantity?: number
  readonly characteristics?: Readonly<Record<string, unknown>>
  readonly [part: string]: unknown
}

/** An item's new price, and the version of the item that it was made for. */
export interface PreparedItemChange {
  readonly version: number
  readonly priced: PricedItem
}

/** Whether an item's price may come out differently. */
export function isPriced({ quantity, characteristics }: ChangeItemInput): boolean {
  return quantity !== undefined || characteristics !== undefined
}

/** Prices an item anew when what its price depends on changes; undefined where it does not. */
export async function prepareItemChange(
  context: PrepareContext,
  { id, input }: PrepareStep<ChangeItemInput>,
): Promise<PreparedItemChange | undefined> {
  if (!isPriced(input)) return undefined
  const order = await context.reads.one('Order', id)
  const items = order.items as readonly RecordOf<'OrderItem'>[]
  const item = items.find(candidate => candidate.id === input.itemId)
  if (!item) return undefined
  // What stands below a bundle is priced with it, but has items of its own already.
  const [priced] = await priceItems(
    context.ports,
    [
      {
        offering: item.offering,
        quantity: input.quantity ?? item.quantity,
        characteristics: mergePatch(
          item.characteristics,
          input.characteristics ?? {},
        ) as RequestedItem['characteristics'] & object,
      },
    ],
    pricingOf(order as unknown as RecordOf<'Order'>, context),
    '',
  )
  return priced && { version: item.version, priced }
}

function pricingOf(order: RecordOf<'Order'>, context: PrepareContext) {
  return { accountId: order.account, currency: order.currency, now: context.now }
}
