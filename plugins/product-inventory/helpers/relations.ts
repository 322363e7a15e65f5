import type { UnitOfWork } from 'plugboard'
import type { MoveInput } from '../commands/product-life-cycle.ts'
import { loadItem, type ServiceItem } from './load-item.ts'

/** One product with regard to another one, before it is known whether both are there. */
interface Wanted {
  readonly from: string | undefined
  readonly type: string
  readonly to: string | undefined
}

/**
 * Relates a new product to what its item names, to the bundle that it is a piece of, and to those of its order
 * that name it and came first.
 *
 * @example await relateProduct(uow, product.id, item)
 */
export async function relateProduct(
  uow: UnitOfWork,
  product: string,
  item: ServiceItem,
): Promise<void> {
  const wanted: Wanted[] = (item.inventory?.reliesOn ?? []).map(to => ({
    ...{ from: product, type: 'reliesOn', to },
  }))
  for (const { item: other, type } of item.telecom.relationships ?? []) {
    wanted.push({ from: product, type, to: await productOf(uow, other) })
  }
  if (item.parent) {
    wanted.push({ from: product, type: 'isPartOf', to: await productOf(uow, item.parent) })
  }
  for (const sibling of await siblingsOf(uow, item)) {
    const from = sibling.inventory?.product
    for (const { item: other, type } of sibling.telecom.relationships ?? []) {
      if (other === item.id) wanted.push({ from, type, to: product })
    }
    if (sibling.parent === item.id) wanted.push({ from, type: 'isPartOf', to: product })
  }
  for (const one of wanted) await relate(uow, one)
}

/**
 * Has what relied on a product that a move has ended rely on the one that replaces it, if one does. What was
 * at the old site is at the new one.
 *
 * @param item the one that has ended the product
 */
export async function handOver(uow: UnitOfWork, item: ServiceItem): Promise<void> {
  const old = item.inventory?.product
  const replacement = await replacementFor(uow, item)
  if (old === undefined || replacement === undefined) return
  const [from, to] = [await uow.load('Product', old), await uow.load('Product', replacement)]
  for (const relationship of await uow.find('ProductRelationship', { relatedProduct: old })) {
    const { id, product, type, state } = relationship
    if (type === 'replaces' || !uow.can('ProductRelationship', state, 'end')) continue
    await uow.perform({ object: 'ProductRelationship', id, transition: 'end', as: 'system' })
    await relate(uow, { from: product, type, to: replacement })
    await moveAlong(uow, product, { from: from.siteA, to: to.siteA })
  }
}

async function moveAlong(
  uow: UnitOfWork,
  id: string,
  { from, to }: { readonly from: string | undefined; readonly to: string | undefined },
): Promise<void> {
  const { state, siteA, siteZ } = await uow.load('Product', id)
  if (!from || !to || ![siteA, siteZ].includes(from)) return
  if (!uow.can('Product', state, 'moveAlong')) return
  const input: MoveInput = { from, to }
  await uow.perform({ object: 'Product', id, transition: 'moveAlong', input, as: 'system' })
}

/** The product of the item of the same order that replaces what this one ends. */
async function replacementFor(uow: UnitOfWork, item: ServiceItem): Promise<string | undefined> {
  for (const { telecom, inventory } of await siblingsOf(uow, item)) {
    const relationships = telecom.action === 'add' ? (telecom.relationships ?? []) : []
    if (relationships.some(({ item: other, type }) => other === item.id && type === 'replaces')) {
      return inventory?.product
    }
  }
  return undefined
}

async function siblingsOf(uow: UnitOfWork, { id, order }: ServiceItem): Promise<ServiceItem[]> {
  const siblings: ServiceItem[] = []
  for (const sibling of await uow.find('OrderItem', { order })) {
    if (sibling.id !== id) siblings.push(await loadItem(uow, sibling.id))
  }
  return siblings
}

/** What an item has made, changes or ends; undefined where that is nothing yet, or there is no such item. */
async function productOf(uow: UnitOfWork, item: string): Promise<string | undefined> {
  const [known] = await uow.find('OrderItem', { id: item })
  return known && (await loadItem(uow, item)).inventory?.product
}

/** Another account's product is none that one could have to do with. */
async function relate(uow: UnitOfWork, { from, type, to }: Wanted): Promise<void> {
  if (from === undefined || to === undefined || from === to) return
  const [one] = await uow.find('Product', { id: from })
  const [other] = await uow.find('Product', { id: to })
  if (one?.account !== other?.account || !one) return
  const input = { product: from, type, relatedProduct: to }
  const [known] = await uow.find('ProductRelationship', input)
  if (known) return
  await uow.perform({
    ...{ object: 'ProductRelationship', transition: 'create', as: 'system' },
    input,
  })
}
