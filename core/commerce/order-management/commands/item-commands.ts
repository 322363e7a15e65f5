import type { UnitOfWork } from '../../../database/unit-of-work.ts'
import { isPlugboardError, PlugboardError, staleError } from '../../../errors.ts'
import type { Model } from '../../../schema/model.ts'
import type { RecordOf } from '../../../schema/record.ts'
import type { CommandStep } from '../../../transition/definition.ts'
import { changeObject } from '../../objects/write-object.ts'
import type { PricedItem, RequestedItem } from '../../online-ordering/price-items.ts'
import { amountsAfter, pricedFields } from '../amounts.ts'
import { addItems } from '../helpers/order-factory.ts'
import { type ChangeItemInput, isPriced, type PreparedItemChange } from './prepare-items.ts'

/** Adds one item, and what its bundle brings along, to the locked order; returns the item's id. */
export function addItem(model: Model) {
  return async (
    uow: UnitOfWork,
    { id, prepared }: CommandStep<RequestedItem>,
  ): Promise<string | undefined> => {
    const order = await uow.load('Order', id)
    const items = await addItems(model, uow, order, prepared as PricedItem[])
    Object.assign(order, amountsAfter(order, { come: items }))
    return items[0]?.id
  }
}

/** Changes an item's quantity, characteristics or parts, with its new price. */
export function changeItem(model: Model) {
  return async (uow: UnitOfWork, step: CommandStep<ChangeItemInput>): Promise<void> => {
    const order = await uow.load('Order', step.id)
    const item = await itemOf(uow, step)
    const { version, priced } = (step.prepared ?? {}) as Partial<PreparedItemChange>
    if (priced || isPriced(step.input)) {
      // The price was asked for before the lock, for the item as it was then.
      if (!priced || version !== item.version) throw staleError()
      const fields = pricedFields(priced)
      Object.assign(order, amountsAfter(order, { gone: [item], come: [fields] }))
      Object.assign(item, fields)
    }
    const { itemId, quantity, characteristics, ...rest } = step.input
    await changeObject(model, uow, 'OrderItem', itemId, rest)
  }
}

/** Removes an item with what stands below it. */
export async function removeItem(
  uow: UnitOfWork,
  step: CommandStep<{ readonly itemId: string }>,
): Promise<void> {
  const order = await uow.load('Order', step.id)
  const gone = await withItemsBelow(uow, await itemOf(uow, step))
  for (const item of gone.toReversed()) await uow.remove('OrderItem', item)
  Object.assign(order, amountsAfter(order, { gone }))
}

/** The item, then the items below it, level by level. */
async function withItemsBelow(
  uow: UnitOfWork,
  item: RecordOf<'OrderItem'>,
): Promise<RecordOf<'OrderItem'>[]> {
  const items = [item]
  for (const above of items) items.push(...(await uow.find('OrderItem', { parent: above.id })))
  return items
}

async function itemOf(
  uow: UnitOfWork,
  { id, input }: CommandStep<{ readonly itemId: string }>,
): Promise<RecordOf<'OrderItem'>> {
  const unknown = (cause?: unknown) =>
    new PlugboardError('ITEM_UNKNOWN', { detail: `The order has no item ${input.itemId}`, cause })
  // Its order is locked, which is the lock of its items.
  const item = await uow.load('OrderItem', input.itemId, { lock: false }).catch(error => {
    throw isPlugboardError(error) ? unknown(error) : error
  })
  if (item.order === id) return item
  throw unknown()
}
