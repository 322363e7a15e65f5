import type { CommandStep, RecordOf, UnitOfWork } from 'plugboard'
import { openItems } from '../helpers/hold-items.ts'
import { letItemGoOn } from '../helpers/let-item-go-on.ts'

type Charge = RecordOf<'OrderCharge'>

/** A blocking charge lets the work stand still until it is answered. */
export async function holdForCharge(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  const charge = await uow.load('OrderCharge', id, { lock: false })
  if (!charge.isBlocking) return
  for (const { id, state } of await itemsOf(uow, charge)) {
    if (state !== 'inProgress') continue
    await uow.perform({ object: 'OrderItem', id, transition: 'hold', input: {}, as: 'system' })
  }
}

export async function noteResponse(
  uow: UnitOfWork,
  { id, input }: CommandStep<{ readonly reason?: string } | undefined>,
): Promise<void> {
  const charge = await uow.load('OrderCharge', id)
  charge.respondedAt = uow.now
  if (input?.reason) charge.response = input.reason
}

/** Lets what waited for the answer go on: the request that the charge came of, or the work itself. */
export async function settleCharge(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  const charge = await uow.load('OrderCharge', id, { lock: false })
  if (charge.raisedFor) return settleRequest(uow, charge, charge.raisedFor)
  if (!charge.isBlocking) return
  const isRefused = refused.includes(charge.state)
  for (const { id, state } of await itemsOf(uow, charge)) {
    if (isRefused && state !== 'pendingCancellation') await failItem(uow, id, charge)
    else if (state === 'held') await letItemGoOn(uow, id)
  }
}

const refused = ['declined', 'timedOut']

/** The items that a charge holds; those of the whole order where it names none. */
function itemsOf(uow: UnitOfWork, { order, item }: Charge) {
  return openItems(uow, order, item ? [item] : undefined)
}

async function failItem(uow: UnitOfWork, id: string, charge: Charge): Promise<void> {
  const reason = `The charge was ${charge.state === 'declined' ? 'declined' : 'not answered in time'}: ${charge.description}`
  await uow.perform({
    ...{ object: 'OrderItem', id, transition: 'fail', as: 'system' },
    input: { reason: reason.slice(0, 500) },
  })
}

/** A request goes on when all of its charges are accepted or withdrawn, and ends with the first refusal. */
async function settleRequest(uow: UnitOfWork, charge: Charge, request: string): Promise<void> {
  const charges = await uow.find('OrderCharge', { order: charge.order, raisedFor: request })
  const isRefused = charges.some(({ state }) => refused.includes(state))
  if (!isRefused && charges.some(({ state }) => state === 'awaitingResponse')) return
  for (const object of ['CancellationRequest', 'Supplement'] as const) {
    const [found] = await uow.find(object, { id: request } as never)
    if (found?.state !== 'assessingCharge') continue
    const transition = isRefused ? 'declineCharge' : 'proceed'
    await uow.perform({ object, id: request, transition, as: 'system' })
  }
}
