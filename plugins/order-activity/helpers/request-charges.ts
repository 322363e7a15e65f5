import { loadSetting, type Money, type RecordOf, type UnitOfWork } from 'plugboard'
import { chargeResponseDays } from '../settings.ts'
import { penaltiesOf } from './point-of-no-return.ts'

/** What it costs to change items beyond the soft points that their work has passed. */
export async function penaltyFor(
  uow: UnitOfWork,
  items: readonly { id: string }[],
): Promise<Money[]> {
  const tasks: RecordOf<'OrderTask'>[] = []
  for (const { id } of items) tasks.push(...(await uow.find('OrderTask', { item: id })))
  return penaltiesOf(tasks)
}

/**
 * Raises the charges of a request; it goes on when the customer has answered them.
 *
 * @param request whose id the charges bear
 * @example await raiseFor(uow, { id, order }, 'cancellation', 'Beyond the design', penalties)
 */
export async function raiseFor(
  uow: UnitOfWork,
  request: { readonly id: string; readonly order: string },
  type: 'cancellation' | 'change',
  description: string,
  amounts: readonly Money[],
): Promise<void> {
  const days = await loadSetting(uow, chargeResponseDays)
  const responseDueAt = new Date(Date.parse(uow.now) + days * 86_400_000).toISOString()
  for (const price of amounts) {
    const { id } = await uow.perform({
      ...{ object: 'OrderCharge', transition: 'raise', as: 'system' },
      input: { order: request.order, type, description, price, isBlocking: false, responseDueAt },
    })
    const charge = await uow.load('OrderCharge', id)
    charge.raisedFor = request.id
  }
}
