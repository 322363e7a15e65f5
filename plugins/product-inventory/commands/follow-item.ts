import type { CommandStep, UnitOfWork } from 'plugboard'
import { leadProduct } from '../helpers/lead-product.ts'
import { loadItem, type ServiceItem } from '../helpers/load-item.ts'
import { handOver, relateProduct } from '../helpers/relations.ts'

/** Begins what an item does to the installed base: an effect of its start. */
export async function beginWork(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  const item = await loadItem(uow, id)
  if (item.telecom.action === 'add') await installFor(uow, item)
  else await lead(uow, item, beginnings[item.telecom.action])
}

/** Ends it: an effect of its completion. */
export async function endWork(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  const item = await loadItem(uow, id)
  const { action } = item.telecom
  if (action === 'add') {
    // What was started before this plugin was there has no product yet.
    const product = item.inventory?.product ?? (await installFor(uow, item))
    await leadProduct(uow, product, ['activate'], { item: id })
    return
  }
  await lead(uow, item, completions[action])
  if (action === 'delete') await handOver(uow, item)
}

/** Leaves the installed base as it was: an effect of whatever ends an item before its completion. */
export async function giveUpWork(uow: UnitOfWork, step: CommandStep): Promise<void> {
  const item = await loadItem(uow, step.id)
  // What somebody only had in a draft was never claimed.
  const product = item.inventory?.product
  if (product === undefined) return
  if ((await uow.load('Product', product)).openItem !== item.id) return
  const abandon = step.transition === 'fail' ? 'abort' : 'cancel'
  await lead(uow, item, [abandon, 'revertChange', 'keep', 'keepSuspended', 'release'])
}

const beginnings: Readonly<Record<string, readonly string[]>> = {
  modify: ['beginChange'],
  delete: ['beginTermination', 'beginTerminationOfSuspended'],
  noChange: [],
}

const completions: Readonly<Record<string, readonly string[]>> = {
  modify: ['completeChange'],
  delete: ['terminate'],
  noChange: ['release'],
}

async function lead(
  uow: UnitOfWork,
  { id, inventory }: ServiceItem,
  transitions: readonly string[] = [],
): Promise<void> {
  if (inventory?.product === undefined || transitions.length === 0) return
  await leadProduct(uow, inventory.product, transitions, { item: id })
}

/** Makes the product of a new service, and remembers it with its item. */
async function installFor(uow: UnitOfWork, item: ServiceItem): Promise<string> {
  const { id: product } = await uow.perform({
    ...{ object: 'Product', transition: 'create', as: 'system' },
    input: { item: item.id },
  })
  await uow.setPart('OrderItem', item.id, 'inventory', { product })
  await relateProduct(uow, product, item)
  return product
}
