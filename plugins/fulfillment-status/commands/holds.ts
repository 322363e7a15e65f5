import { addBusinessDays, type CommandStep, loadBusinessCalendar, type UnitOfWork } from 'plugboard'
import { letItemGoOn } from 'plugboard/plugins/order-activity'
import { predictItem } from '../helpers/predict.ts'

/** The work on the item stands still until the customer has done their part. */
export async function holdItem(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  const { item } = await uow.load('CustomerHold', id, { lock: false })
  await waitForCustomer(uow, item)
}

/** An item that begins, or is not cancelled after all, waits for the customer as it did. */
export const holdAgain = (uow: UnitOfWork, { id }: CommandStep): Promise<void> =>
  waitForCustomer(uow, id)

async function waitForCustomer(uow: UnitOfWork, item: string): Promise<void> {
  const [hold] = await uow.find('CustomerHold', { item, state: 'open' })
  const { state } = await uow.load('OrderItem', item, { lock: false })
  if (!hold || state !== 'inProgress') return
  const input = { reason: hold.wanted.slice(0, 500) }
  await uow.perform({ object: 'OrderItem', id: item, transition: 'hold', input, as: 'system' })
}

/** Of an item that has ended the customer has to do nothing any more. */
export async function withdrawHolds(uow: UnitOfWork, { id: item }: CommandStep): Promise<void> {
  for (const { id } of await uow.find('CustomerHold', { item, state: 'open' })) {
    await uow.perform({
      ...{ object: 'CustomerHold', id, transition: 'withdraw', input: {}, as: 'system' },
    })
  }
}

export async function noteAnswer(
  uow: UnitOfWork,
  { id, input }: CommandStep<{ readonly answer?: string; readonly availableFrom?: string }>,
): Promise<void> {
  const hold = await uow.load('CustomerHold', id)
  hold.endedAt = uow.now
  if (input.answer) hold.answer = input.answer
  if (input.availableFrom) hold.availableFrom = input.availableFrom
}

/** The work goes on, and the date moves by the business days that were lost to waiting. */
export async function resumeItem(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  const hold = await uow.load('CustomerHold', id, { lock: false })
  const others = await uow.find('CustomerHold', { item: hold.item })
  if (others.some(({ state }) => state === 'open')) return
  const { state } = await uow.load('OrderItem', hold.item, { lock: false })
  // One that is being cancelled, or has ended, has no date to move.
  if (!['acknowledged', 'inProgress', 'held', 'pending'].includes(state)) return
  if (state === 'held') await letItemGoOn(uow, hold.item)
  await moveDate(uow, hold)
  await predictItem(uow, hold.item)
}

async function moveDate(
  uow: UnitOfWork,
  hold: { item: string; createdAt: string; availableFrom?: string | null | undefined },
): Promise<void> {
  const { telecom } = await uow.load('OrderItem', hold.item, { parts: ['telecom'], lock: false })
  const expected = telecom.expectedCompletionDate
  if (!expected) return
  const hours = await loadBusinessCalendar(uow)
  const from = hold.createdAt.slice(0, 10)
  const until = [uow.now.slice(0, 10), hold.availableFrom ?? ''].sort().at(-1) as string
  let lost = 0
  for (let day = from; day < until; lost++) day = addBusinessDays(hours, day, 1)
  if (lost === 0) return
  await uow.perform({
    ...{ object: 'OrderItem', id: hold.item, transition: 'setExpectedDate', as: 'system' },
    input: {
      date: addBusinessDays(hours, expected, lost),
      reason: `Work waited for the customer from ${from} to ${until}`,
    },
  })
}
