import type { CommandStep, UnitOfWork } from 'plugboard'
import { changedCharacteristics } from '../helpers/changed-characteristics.ts'
import { loadItem, type ServiceItem } from '../helpers/load-item.ts'
import type { ClaimInput } from './product-life-cycle.ts'

/** What an order that is submitted wants of one product. */
interface Wish {
  readonly product: string
  readonly transition: 'claim' | 'lean'
  readonly input: ClaimInput | object
}

/**
 * Puts the products that an order is about to change or end under it, and asks those that new services will
 * rely on whether they stay. In the order of their ids, so that two orders do not wait for each other.
 */
export async function claimProducts(uow: UnitOfWork, { id: order }: CommandStep): Promise<void> {
  const items: ServiceItem[] = []
  for (const { id } of await uow.find('OrderItem', { order })) items.push(await loadItem(uow, id))
  const wishes = items.flatMap(item => [...claims(item, items), ...leanings(item)])
  const inOrder = wishes.toSorted((one, other) => (one.product < other.product ? -1 : 1))
  for (const { product, transition, input } of inOrder) {
    await uow.perform({ object: 'Product', id: product, transition, input, as: 'system' })
  }
  for (const item of items) await noteChanges(uow, item)
}

function claims(item: ServiceItem, items: readonly ServiceItem[]): Wish[] {
  const { id, order, telecom, inventory } = item
  if (inventory?.product === undefined || telecom.action === 'noChange') return []
  const isReplaced = items.some(
    ({ telecom: { action, relationships = [] } }) =>
      action === 'add' &&
      (relationships ?? []).some(other => other.item === id && other.type === 'replaces'),
  )
  const input: ClaimInput = { item: id, order, ends: telecom.action === 'delete', isReplaced }
  return [{ product: inventory.product, transition: 'claim', input }]
}

function leanings({ inventory }: ServiceItem): Wish[] {
  return (inventory?.reliesOn ?? []).map(product => ({ product, transition: 'lean', input: {} }))
}

/** What becomes different is told for itself, to whoever works on it. */
async function noteChanges(uow: UnitOfWork, item: ServiceItem): Promise<void> {
  const { id, telecom, inventory, characteristics } = item
  if (telecom.action !== 'modify' || inventory?.product === undefined) return
  const before = await uow.load('Product', inventory.product)
  const changes = changedCharacteristics(before.characteristics, characteristics)
  await uow.setPart('OrderItem', id, 'inventory', { changes })
}
