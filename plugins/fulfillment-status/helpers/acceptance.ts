import { addBusinessDays, loadBusinessCalendar, openPeriodsOn, type UnitOfWork } from 'plugboard'

/**
 * Asks the customer to accept, where a rule says that the task waits for that. Silence counts as a yes when
 * the last of its business days closes.
 */
export async function openAcceptance(uow: UnitOfWork, id: string): Promise<void> {
  const { order, item, key } = await uow.load('OrderTask', id, { lock: false })
  const { offering } = await uow.load('OrderItem', item, { lock: false })
  const rules = await uow.find('AcceptanceRule', { task: key })
  const rule = rules.find(each => each.offering === offering) ?? rules.find(each => !each.offering)
  if (!rule) return
  const hours = await loadBusinessCalendar(uow)
  const day = addBusinessDays(hours, uow.now.slice(0, 10), rule.deemedAfterDays)
  const deemedAt = openPeriodsOn(hours, day).at(-1)?.until ?? `${day}T23:59:59.000Z`
  await uow.perform({
    ...{ object: 'CustomerAcceptance', transition: 'ask', as: 'system' },
    input: { order, item, task: id, deemedAt },
  })
}

/** What is asked in vain: the task was done, or dropped, otherwise. */
export async function closeAcceptance(uow: UnitOfWork, task: string): Promise<void> {
  for (const { id, state } of await uow.find('CustomerAcceptance', { task })) {
    if (state !== 'awaiting' || uow.isUnderWay('CustomerAcceptance', id)) continue
    await uow.perform({ object: 'CustomerAcceptance', id, transition: 'close', as: 'system' })
  }
}
