import { isDeepStrictEqual } from 'node:util'
import { isPlugboardError } from '../../../errors.ts'
import { mergePatch } from '../../../schema/merge-patch.ts'
import type { RecordOf } from '../../../schema/record.ts'
import { Assets } from '../../online-ordering/assets.ts'
import type { PricingContext } from '../../online-ordering/offering-source.ts'
import {
  type PricedItem,
  priceItems,
  type RequestedItem,
} from '../../online-ordering/price-items.ts'
import { PricingDetails } from '../../online-ordering/pricing-details.ts'
import type { PrepareContext, PrepareStep } from '../../prepare-context.ts'

/** Prices one more item for an order. */
export async function prepareItem(
  context: PrepareContext,
  { id, input }: PrepareStep<RequestedItem>,
): Promise<PricedItem[]> {
  const order = await context.reads.fields('Order', id, ['account', 'currency'])
  return priceItems(context.ports, [input], pricingFor(order, context), { pointer: '' })
}

export interface ChangeItemInput {
  readonly itemId: string
  readonly quantity?: number
  readonly characteristics?: Readonly<Record<string, unknown>>
  readonly [part: string]: unknown
}

/** An item's new price, if it may have one, and the version of the item that it was made for. */
export interface PreparedItemChange {
  readonly version: number
  readonly priced: PricedItem | undefined
}

/** Whether an item's price may come out differently, wherever it goes and whatever it is about. */
export function isPriced({ quantity, characteristics }: ChangeItemInput): boolean {
  return quantity !== undefined || characteristics !== undefined
}

/**
 * Prices an item anew when what its price depends on changes: how it is configured, how many there are,
 * where it goes, or what it is about. Undefined where that cannot be.
 */
export async function prepareItemChange(
  context: PrepareContext,
  { id, input }: PrepareStep<ChangeItemInput>,
): Promise<PreparedItemChange | undefined> {
  const { itemId, ...change } = input
  if (Object.keys(change).length === 0) return undefined
  const item = await itemOf(context, id, itemId)
  if (!item) return undefined
  const before = requestOf(item)
  const after = mergePatch(before, change) as RequestedItem
  const pricing = pricingFor(
    { account: item.account, currency: item.unitOneTime.currency },
    context,
  )
  if (!isPriced(input) && !(await isElsewhere(context, before, after, pricing))) return undefined
  // What stands below a bundle is priced with it, but has items of its own already.
  const [priced] = await priceItems(context.ports, [after], pricing, {
    ...{ pointer: '', isWhole: true },
  })
  return { version: item.version, priced }
}

/** The item as if it were ordered now: its parts tell where it goes. */
function requestOf(item: RecordOf<'OrderItem'>): RequestedItem {
  const { offering, quantity, characteristics } = item
  return { ...item, offering, quantity, characteristics }
}

/** Whether an item goes elsewhere, or is about something else that the customer has. */
async function isElsewhere(
  { ports }: PrepareContext,
  before: RequestedItem,
  after: RequestedItem,
  { accountId, now }: PricingContext,
): Promise<boolean> {
  const both = [before, after]
  const { places } = await ports.get(PricingDetails).of(both, { accountId, now })
  if (!isDeepStrictEqual(places[0], places[1])) return true
  const bases = await ports.get(Assets).of(both, { accountId, now })
  return !isDeepStrictEqual(bases[0], bases[1])
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
