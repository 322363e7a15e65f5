import {
  loadSetting,
  type PreparedOrder,
  type RecordOf,
  type RequestedItem,
  type UnitOfWork,
} from 'plugboard'
import { orderingDays } from '../settings.ts'
import { orderParts } from './item-request.ts'
import { pricedAsQuoted } from './quote-items.ts'
import { endOfDay, momentAhead } from './validity.ts'

/**
 * Makes a draft order with exactly the items of a locked quote, at the quoted prices. Taxes are those that
 * were quoted with them.
 *
 * @returns the order's id
 */
export async function orderFromQuote(
  uow: UnitOfWork,
  quote: RecordOf<'Quote'>,
  purchaseOrderNumber: string | undefined,
): Promise<string> {
  const { id, account, currency, reference, requestedStart } = quote
  const items = await uow.find('QuoteItem', { quote: id })
  const { rootAccount } = (await uow.load('Account', account, { lock: false })) as unknown as {
    rootAccount: string
  }
  const prepared: PreparedOrder = {
    account: { id: account, rootAccount, currency },
    items: pricedAsQuoted(items, orderedAsQuoted),
  }
  const telecom = {
    ...(purchaseOrderNumber ? { purchaseOrderNumber } : {}),
    ...(requestedStart ? { requestedCompletionDate: requestedStart } : {}),
  }
  const input = {
    account,
    ...(reference ? { reference } : {}),
    ...(Object.keys(telecom).length > 0 ? { telecom } : {}),
    quoted: { quote: id, pricesUntil: await pricesUntil(uow, quote) },
  }
  const order = await uow.perform({ object: 'Order', transition: 'create', input, prepared })
  return order.id
}

function orderedAsQuoted(item: RecordOf<'QuoteItem'>): RequestedItem {
  const { id, offering, quantity, characteristics } = item
  return { offering, quantity, characteristics, ...orderParts(item), quoted: { item: id } }
}

/** Until the quote ends, and for some days after its acceptance. */
async function pricesUntil(uow: UnitOfWork, quote: RecordOf<'Quote'>): Promise<string> {
  const days = await loadSetting(uow, orderingDays, quote.account)
  const ends = [momentAhead(uow.now, days)]
  if (quote.validUntil) ends.push(endOfDay(quote.validUntil))
  return ends.sort().at(-1) as string
}
