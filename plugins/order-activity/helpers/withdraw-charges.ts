import type { UnitOfWork } from 'plugboard'

/** Takes back the charges of a request that nobody has to answer any more. */
export async function withdrawCharges(uow: UnitOfWork, request: string): Promise<void> {
  for (const { id, state } of await uow.find('OrderCharge', { raisedFor: request })) {
    if (state !== 'awaitingResponse') continue
    const input = { reason: 'The request that it came of has ended' }
    await uow.perform({ object: 'OrderCharge', id, transition: 'withdraw', input, as: 'system' })
  }
}
