import type { CommandStep, FieldsOf, RecordOf, UnitOfWork } from 'plugboard'
import { loadItem } from '../helpers/load-item.ts'
import { installProduct } from '../helpers/product-factory.ts'
import { billedSince, soldAs, termFrom } from '../helpers/sold-as.ts'

/** Which item leads the product there. */
export interface ItemInput {
  readonly item: string
}

/** What an item that is submitted is about to do. */
export interface ClaimInput extends ItemInput {
  readonly order: string
  /** Whether it ends the product. */
  readonly ends: boolean
  /** Whether another item of the order replaces the product, so that what relies on it goes over. */
  readonly isReplaced: boolean
}

/** Keeps what an item is about to install. */
export async function createProduct(
  uow: UnitOfWork,
  { id, input: { item } }: CommandStep<ItemInput>,
): Promise<void> {
  await installProduct(uow, await loadItem(uow, item), { id, state: 'pendingActive' })
}

/** From here on the service is there: its term and its billing begin. */
export async function activateProduct(
  uow: UnitOfWork,
  step: CommandStep<ItemInput>,
): Promise<void> {
  const product = await uow.load('Product', step.id)
  const item = await loadItem(uow, step.input.item)
  const today = uow.now.slice(0, 10)
  Object.assign(product, {
    serviceStartDate: today,
    billingStartDate: billedSince(item, today),
    ...termFrom(today, item.telecom.term),
    openItem: undefined,
  } satisfies ProductChange)
}

/** Puts a product under the order of an item: no other order can be submitted for it meanwhile. */
export async function claimProduct(
  uow: UnitOfWork,
  { id, input: { item } }: CommandStep<ClaimInput>,
): Promise<void> {
  const product = await uow.load('Product', id)
  product.openItem = item
}

/** Lets a product go as it was. */
export async function releaseProduct(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  const product = await uow.load('Product', id)
  Object.assign(product, { openItem: undefined } satisfies ProductChange)
}

/** Makes the product what the item has sold; another term begins anew, an unchanged one goes on. */
export async function changeProduct(uow: UnitOfWork, step: CommandStep<ItemInput>): Promise<void> {
  const product = await uow.load('Product', step.id)
  const item = await loadItem(uow, step.input.item)
  const { term } = item.telecom
  const isNewTerm = term !== undefined && term !== product.term
  Object.assign(product, {
    ...soldAs(item),
    ...(isNewTerm ? termFrom(uow.now.slice(0, 10), term) : {}),
    openItem: undefined,
  } satisfies ProductChange)
}

/** Notes when the service ended, and until when it is billed. */
export async function terminateProduct(
  uow: UnitOfWork,
  step: CommandStep<ItemInput>,
): Promise<void> {
  const product = await uow.load('Product', step.id)
  const item = await loadItem(uow, step.input.item)
  const today = uow.now.slice(0, 10)
  Object.assign(product, {
    terminationDate: today,
    billingEndDate: billedSince(item, today),
    openItem: undefined,
  } satisfies ProductChange)
}

type ProductChange = {
  [Name in keyof FieldsOf<'Product'>]?: RecordOf<'Product'>[Name] | undefined
}

/** Which site a product was at, and where what it relies on has been moved to. */
export interface MoveInput {
  readonly from: string
  readonly to: string
}

/** Takes a product along to the new site of what it relies on. */
export async function moveAlong(
  uow: UnitOfWork,
  { id, input: { from, to } }: CommandStep<MoveInput>,
): Promise<void> {
  const product = await uow.load('Product', id)
  if (product.siteA === from) product.siteA = to
  if (product.siteZ === from) product.siteZ = to
}
