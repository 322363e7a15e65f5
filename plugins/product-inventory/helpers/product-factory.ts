import type { FieldsOf, RecordOf, UnitOfWork } from 'plugboard'
import type { ServiceItem } from './load-item.ts'
import { soldAs } from './sold-as.ts'

/** What the transition engine has decided of what is made. */
interface Made {
  readonly id: string
  readonly state: string
}

export type NewRelationship = FieldsOf<'ProductRelationship'>

/**
 * Keeps the product that an item is about to install, as sold.
 *
 * @example await installProduct(uow, item, { id, state: 'pendingActive' })
 */
export async function installProduct(
  uow: UnitOfWork,
  item: ServiceItem,
  { id, state }: Made,
): Promise<RecordOf<'Product'>> {
  const { account } = await uow.load('Order', item.order, { lock: false })
  const { name, offering, quantity, characteristics } = item
  const { unitRecurring, recurring, priceLines } = item
  const values = { name, offering, quantity, characteristics, unitRecurring, recurring, priceLines }
  return uow.insert(
    'Product',
    {
      ...{ account, ...values, ...soldAs(item) },
      number: undefined as never,
      ...{ orderItem: item.id, openItem: item.id },
    },
    { id, state },
  )
}

/** Keeps how a product has to do with another one; the factory behind `ProductRelationship.create`. */
export function insertRelationship(
  uow: UnitOfWork,
  relationship: NewRelationship,
  { id, state }: Made,
): Promise<RecordOf<'ProductRelationship'>> {
  return uow.insert('ProductRelationship', relationship, { id, state })
}
