import type { UnitOfWork } from '../../../database/unit-of-work.ts'
import type { Model } from '../../../schema/model.ts'
import type { RecordOf } from '../../../schema/record.ts'
import { creatableFields, splitInput } from '../../../schema/writable.ts'
import { insertParts } from '../../objects/write-object.ts'
import type { PricedItem } from '../../online-ordering/price-items.ts'
import { amountsOf, pricedFields } from '../amounts.ts'

/** What an order is made for, read before the transaction. */
export interface OrderAccount {
  readonly id: string
  readonly rootAccount: string
  readonly currency: string
}

/**
 * Makes a draft order with its items: one statement for the order, one for all items. Its number is there
 * after a flush.
 */
export async function createOrder(
  model: Model,
  uow: UnitOfWork,
  order: {
    readonly id: string
    readonly state: string
    readonly account: OrderAccount
    readonly input: Readonly<Record<string, unknown>>
    readonly items: readonly PricedItem[]
  },
): Promise<RecordOf<'Order'>> {
  const { id, state, account, input, items } = order
  const object = model.object('Order')
  const { own } = splitInput(object, input, creatableFields(object.fields))
  const record = await uow.insert(
    'Order',
    {
      ...(own as Pick<RecordOf<'Order'>, 'reference'>),
      ...amountsOf(items.map(pricedFields), account.currency),
      number: undefined as never,
      account: account.id,
      currency: account.currency,
      ...(uow.actor.id === null ? {} : { placedBy: uow.actor.id }),
    },
    { id, state, rootAccount: account.rootAccount, wait: false },
  )
  await Promise.all([
    insertParts(model, uow, object, id, input),
    addItems(model, uow, record, items),
  ])
  return record
}

/** Adds items to an order, with the parts that came along. */
export async function addItems(
  model: Model,
  uow: UnitOfWork,
  order: { readonly id: string; readonly account: string; readonly rootAccount?: string },
  items: readonly PricedItem[],
): Promise<RecordOf<'OrderItem'>[]> {
  if (items.length === 0) return []
  const ids = items.map(() => uow.newId())
  const { rootAccount } = order as { rootAccount?: string }
  const records = await uow.insertMany(
    'OrderItem',
    items.map((item, index) => {
      const { request, parent, offering } = item
      const parentId = parent === null ? undefined : ids[parent]
      return {
        id: ids[index] as string,
        account: order.account,
        ...(rootAccount === undefined ? {} : { rootAccount }),
        order: order.id,
        ...(parentId === undefined ? {} : { parent: parentId }),
        offering: request.offering,
        name: offering.name,
        ...pricedFields(item),
      }
    }),
  )
  const object = model.object('OrderItem')
  if (object.parts.length > 0) {
    const parts = records.map(({ id }, index) =>
      insertParts(model, uow, object, id, items[index]?.request ?? {}),
    )
    await Promise.all(parts)
  }
  return records
}
