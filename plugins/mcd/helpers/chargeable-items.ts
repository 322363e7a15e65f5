import { loadSetting, priceRounding, type UnitOfWork } from 'plugboard'
import {
  type ChargeableItem,
  type ChargeRules,
  type RequestCharges,
  requestCharges,
} from './request-charges.ts'

/** What an order that changes or ends services costs besides, as of now. */
export async function chargesOfOrder(uow: UnitOfWork, id: string): Promise<RequestCharges> {
  const order = await uow.load('Order', id, { parts: ['telecom'], lock: false })
  const items: ChargeableItem[] = []
  for (const { id: item, quantity } of await uow.find('OrderItem', { order: id })) {
    const { telecom, inventory } = await uow.load('OrderItem', item, {
      ...{ parts: ['telecom', 'inventory'], lock: false },
    })
    const isChargeable = telecom.action === 'modify' || telecom.action === 'delete'
    if (!isChargeable || !inventory?.product) continue
    const wanted = telecom.requestedCompletionDate ?? order.telecom?.requestedCompletionDate
    const date = wanted ?? uow.now.slice(0, 10)
    const { activity } = telecom
    items.push({
      ...(await chargeableItem(uow, inventory.product, activity, date)),
      item,
      quantity,
    })
  }
  return requestCharges(items, await loadChargeRules(uow), order.currency)
}

/** An installed product as something that is asked for on a date. */
export async function chargeableItem(
  uow: UnitOfWork,
  id: string,
  activity: string,
  date: string,
): Promise<ChargeableItem> {
  const { name, offering, quantity, unitRecurring, term, termStart } = await uow.load(
    'Product',
    id,
    {
      lock: false,
    },
  )
  return {
    ...{ item: '', product: id, name, offering, activity, quantity, unitRecurring, date },
    ...{ term: term ?? null, termStart: termStart ?? null },
  }
}

/** The carrier's schedules, and the rule of rounding. */
export async function loadChargeRules(uow: UnitOfWork): Promise<ChargeRules> {
  return {
    terminations: await uow.find('TerminationSchedule', {}),
    fees: await uow.find('ChangeFeeSchedule', {}),
    rounding: await loadSetting(uow, priceRounding),
    now: uow.now,
  }
}
