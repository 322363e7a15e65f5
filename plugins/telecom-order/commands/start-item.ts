import type { CommandStep, UnitOfWork } from 'plugboard'
import { expectOrder } from '../helpers/expected-dates.ts'

/**
 * Notes when the work began, and by when it is expected to be done: an item in progress always tells
 * (MEF 123, R on expectedCompletionDate). The date that was asked for, or the end of the standard interval
 * where that is later; whoever plans the work sets a better one.
 */
export async function startItem(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  const item = await uow.load('OrderItem', id, { parts: ['telecom'], lock: false })
  const order = await uow.load('Order', item.order, { parts: ['telecom'] })
  const { telecom } = item
  telecom.startDate = uow.now
  const wanted = telecom.requestedCompletionDate ?? order.telecom?.requestedCompletionDate
  const dates = [wanted, await standardDate(uow, item.offering)].filter(date => date !== undefined)
  const isExpedited = order.telecom?.expedite === true && wanted !== undefined
  telecom.expectedCompletionDate ??= isExpedited ? wanted : (dates.sort().at(-1) ?? today(uow))
  await expectOrder(uow, item.order)
}

/** When the standard interval of an offering ends that begins now. */
async function standardDate(uow: UnitOfWork, offering: string): Promise<string | undefined> {
  const [requirement] = await uow.find('OfferingRequirement', { offering })
  const days = requirement?.standardInterval
  if (days === undefined || days === null) return undefined
  return new Date(Date.parse(uow.now) + days * 86_400_000).toISOString().slice(0, 10)
}

function today({ now }: UnitOfWork): string {
  return now.slice(0, 10)
}
