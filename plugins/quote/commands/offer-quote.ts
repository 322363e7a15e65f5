import { type CommandStep, loadSetting, type RecordOf, type UnitOfWork } from 'plugboard'
import { dayAhead } from '../helpers/validity.ts'
import { validityDays } from '../settings.ts'

/** Offers a quote to the customer, whose prices hold from now on. */
export async function offerQuote(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  await offer(uow, await uow.load('Quote', id))
}

/** Offers a quote whose discounts somebody approves. */
export async function approveQuote(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  const quote = await uow.load('Quote', id)
  if (uow.actor.id !== null) quote.approvedBy = uow.actor.id
  await offer(uow, quote)
}

async function offer(uow: UnitOfWork, quote: RecordOf<'Quote'>): Promise<void> {
  quote.approvedAt = uow.now
  quote.validUntil ??= dayAhead(uow.now, await loadSetting(uow, validityDays, quote.account))
}
