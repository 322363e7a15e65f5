import { type CommandStep, loadSetting, type UnitOfWork } from 'plugboard'
import { cancelItem } from '../helpers/cancel-items.ts'
import { openItems } from '../helpers/hold-items.ts'
import { penaltyFor, raiseFor } from '../helpers/request-charges.ts'
import { settleCancellations } from '../helpers/settle-cancellations.ts'
import { withdrawCharges } from '../helpers/withdraw-charges.ts'
import { cancellationAssessment } from '../settings.ts'

const object = 'CancellationRequest'

/** Lets the work stand still while it is assessed whether it can be undone. */
export async function suspend(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  for (const item of await affected(uow, id)) {
    if (!worked.includes(item.state)) continue
    const transition = 'assessCancellation'
    await uow.perform({ object: 'OrderItem', id: item.id, transition, as: 'system' })
  }
  if ((await loadSetting(uow, cancellationAssessment)) === 'manual') return
  await uow.perform({ object, id, transition: 'approve', as: 'system' })
}

/** Beyond a soft point of no return a cancellation costs, and waits until that is accepted. */
export async function decide(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  const { order } = await uow.load(object, id)
  const penalties = await penaltyFor(uow, await affected(uow, id))
  if (penalties.length === 0) {
    await uow.perform({ object, id, transition: 'proceed', as: 'system' })
    return
  }
  await uow.perform({ object, id, transition: 'quoteCharge', as: 'system' })
  const words = 'Cancellation beyond a point from which on work is charged'
  await raiseFor(uow, { id, order }, 'cancellation', words, penalties)
}

/** Undoes what was done, item by item. */
export async function carryOut(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  for (const item of await affected(uow, id)) await cancelItem(uow, item.id)
  const { order } = await uow.load(object, id)
  await settleCancellations(uow, order)
}

/** The work goes on where it stood still: nothing is cancelled. */
export async function resume(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  await withdrawCharges(uow, id)
  for (const item of await affected(uow, id)) {
    if (item.state !== 'assessingCancellation') continue
    const transition = 'denyCancellation'
    await uow.perform({
      ...{ object: 'OrderItem', id: item.id, transition, input: {}, as: 'system' },
    })
  }
}

export async function noteEnd(
  uow: UnitOfWork,
  { id, input }: CommandStep<{ readonly reason?: string } | undefined>,
): Promise<void> {
  const request = await uow.load(object, id)
  request.endedAt = uow.now
  if (input?.reason) request.decision = input.reason
}

/** The states in which an item is worked on, or stands still. */
const worked = ['inProgress', 'held', 'pending']

async function affected(uow: UnitOfWork, id: string) {
  const { order, items } = await uow.load(object, id)
  return openItems(uow, order, items)
}
