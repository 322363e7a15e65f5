import { isPlugboardError } from '../../../errors.ts'
import { mergePatch } from '../../../schema/merge-patch.ts'
import type { RecordOf } from '../../../schema/record.ts'
import type { PricingContext } from '../../online-ordering/offering-source.ts'
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
  const order = await context.reads.fields('Order', id, ['account', 'currency'])
  return priceItems(context.ports, [input], pricingFor(order, context), '')
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
  const item = await itemOf(context, id, input.itemId)
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
    pricingFor({ account: item.account, currency: item.unitOneTime.currency }, context),
    '',
  )
  return priced && { version: item.version, priced }
}

/** The item as it is now, with the account that it is ordered for; undefined where the order has none such. */
async function itemOf({ reads }: PrepareContext, order: string, id: string) {
  const row = await reads.one('OrderItem', id).catch(error => {
    if (isPlugboardError(error) && error.code === 'NOT_FOUND') return undefined
    throw error
  })
  const item = row as unknown as (RecordOf<'OrderItem'> & { account: string }) | undefined
  return item?.order === order ? item : undefined
}

function pricingFor(
  { account, currency }: { readonly account: string; readonly currency: string },
  { now }: PrepareContext,
): PricingContext {
  return { accountId: account, currency, now }
}
