import {
  type CommandStep,
  changeRequested,
  isPlugboardError,
  PlugboardError,
  type PricedItem,
  type RecordOf,
  staleError,
  type UnitOfWork,
} from 'plugboard'
import { sumUpQuote } from '../helpers/quote-factory.ts'
import { addQuoteItems, pricedItemFields } from '../helpers/quote-items.ts'
import { type ChangeItemInput, isPriced, type PreparedPrices } from './prepare-items.ts'

/** Adds one item, and what its bundle brings along; returns the item's id. */
export async function addItem(
  uow: UnitOfWork,
  { id, prepared }: CommandStep,
): Promise<string | undefined> {
  const quote = await uow.load('Quote', id)
  const [item] = await addQuoteItems(uow, id, prepared as readonly PricedItem[])
  await sumUpQuote(uow, quote)
  return item?.id
}

/** Changes an item, with its new price. */
export async function changeItem(
  uow: UnitOfWork,
  step: CommandStep<ChangeItemInput>,
): Promise<void> {
  const item = await itemOf(uow, step)
  const { itemId, quantity, characteristics, ...rest } = step.input
  if (isPriced(step.input)) {
    // The price was asked for before the lock, for the item as it was then.
    const { version, items: [priced] = [] } = (step.prepared ?? {}) as Partial<PreparedPrices>
    if (!priced || version !== item.version) throw staleError()
    Object.assign(item, pricedItemFields(uow, priced))
  }
  if (rest.discounts !== undefined && uow.actor.id !== null) item.discountedBy = uow.actor.id
  await changeRequested(uow, 'QuoteItem', itemId, rest)
  await sumUpQuote(uow, await uow.load('Quote', step.id))
}

/** Removes an item with what stands below it. */
export async function removeItem(
  uow: UnitOfWork,
  step: CommandStep<{ readonly itemId: string }>,
): Promise<void> {
  const gone = [await itemOf(uow, step)]
  for (const above of gone) gone.push(...(await uow.find('QuoteItem', { parent: above.id })))
  for (const item of gone.toReversed()) await uow.remove('QuoteItem', item)
  await uow.flush()
  await sumUpQuote(uow, await uow.load('Quote', step.id))
}

/** Gives all items the prices that the catalogue has now. */
export async function priceAnew(uow: UnitOfWork, { id, prepared }: CommandStep): Promise<void> {
  const { version, items } = prepared as PreparedPrices
  const quote = await uow.load('Quote', id)
  if (version !== quote.version) throw staleError()
  for (const priced of items) {
    const item = await uow.load('QuoteItem', priced.request.id as string, { lock: false })
    Object.assign(item, pricedItemFields(uow, priced))
  }
  await sumUpQuote(uow, quote)
}

async function itemOf(
  uow: UnitOfWork,
  { id, input }: CommandStep<{ readonly itemId: string }>,
): Promise<RecordOf<'QuoteItem'>> {
  const unknown = (cause?: unknown) =>
    new PlugboardError('ITEM_UNKNOWN', { detail: `The quote has no item ${input.itemId}`, cause })
  // Its quote is locked, which is the lock of its items.
  const item = await uow.load('QuoteItem', input.itemId, { lock: false }).catch(error => {
    throw isPlugboardError(error) ? unknown(error) : error
  })
  if (item.quote === id) return item
  throw unknown()
}
