import {
  type CommandStep,
  Field,
  loadSetting,
  PlugboardError,
  type Static,
  Type,
  type UnitOfWork,
} from 'plugboard'
import { earliestDate } from '../helpers/dates.ts'
import { noticeDays } from '../settings.ts'

export const dateInput = Type.Object(
  { date: Field.date({ title: 'Wanted on' }) },
  { additionalProperties: false },
)

/**
 * Wants it on another day. What was accepted for the old one is accepted anew.
 *
 * @throws MCD_DATE_EARLY
 */
export async function changeDate(
  uow: UnitOfWork,
  { id, input: { date } }: CommandStep<Static<typeof dateInput>>,
): Promise<void> {
  const request = await uow.load('McdRequest', id)
  const isDisconnect = request.type === 'disconnect'
  const notice = isDisconnect ? await loadSetting(uow, noticeDays, request.account) : 0
  const earliest = earliestDate(uow.now, notice)
  if (date < earliest) throw tooEarly(date, earliest)
  const order = request.order as string
  await uow.load('Order', order)
  request.requestedDate = date
  await uow.setPart('Order', order, 'telecom', { requestedCompletionDate: date })
  await uow.setPart('Order', order, 'mcd', null)
  for (const item of await uow.find('OrderItem', { order })) {
    const { telecom } = await uow.load('OrderItem', item.id, { parts: ['telecom'], lock: false })
    if (telecom.activity !== 'disconnect') continue
    await uow.setPart('OrderItem', item.id, 'inventory', { effectiveBillDate: date })
  }
}

function tooEarly(date: string, earliest: string): PlugboardError {
  return new PlugboardError('MCD_DATE_EARLY', {
    status: 409,
    detail: `${date} is too early`,
    remedy: `Ask for ${earliest} or a later day`,
    errors: [{ pointer: '/date', message: `is ${earliest} at the earliest` }],
  })
}
