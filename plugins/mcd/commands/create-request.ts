import type { CommandStep, UnitOfWork } from 'plugboard'
import { insertRequest, type NewRequest } from '../helpers/mcd-factory.ts'
import { reliesOn } from '../helpers/request-items.ts'
import type { PreparedRequest, SeenProduct } from './prepare-request.ts'

/** Keeps the request, and makes the order that does what is wanted: a draft, which goes the usual way. */
export async function createRequest(
  uow: UnitOfWork,
  { id, input, prepared: given }: CommandStep<NewRequest>,
): Promise<void> {
  const { order: body, prepared, products } = given as PreparedRequest
  const { id: order } = await uow.perform({
    ...{ object: 'Order', transition: 'create', input: body, prepared },
  })
  await insertRequest(uow, { ...input, order }, { id, state: 'draft' })
  await linkItems(uow, order, products)
}

/** The new half of a move replaces the old one; what is relied on ends behind what relies on it. */
async function linkItems(
  uow: UnitOfWork,
  order: string,
  products: readonly SeenProduct[],
): Promise<void> {
  const itemOf = new Map<string, string>()
  let added: string | undefined
  for (const { id } of await uow.find('OrderItem', { order })) {
    const { telecom, inventory } = await uow.load('OrderItem', id, {
      ...{ parts: ['telecom', 'inventory'], lock: false },
    })
    if (telecom.action === 'add') added = id
    else if (inventory?.product) itemOf.set(inventory.product, id)
  }
  const [replaced] = itemOf.values()
  if (added !== undefined && replaced !== undefined) {
    const relationships = [{ item: replaced, type: 'replaces' }]
    await uow.setPart('OrderItem', added, 'telecom', { relationships } as never)
    return
  }
  for (const product of products) {
    const reliers = products.filter(other => reliesOn(other, product))
    const item = itemOf.get(product.id)
    if (item === undefined || reliers.length === 0) continue
    const coordination = reliers.flatMap(({ id }) => {
      const relier = itemOf.get(id)
      return relier ? [{ item: relier, type: 'startToFinish' as const }] : []
    })
    await uow.setPart('OrderItem', item, 'telecom', { coordination } as never)
  }
}
