import type { CommandStep, UnitOfWork } from 'plugboard'

/** Where a request stands when its order has come there. */
const ways: Readonly<Record<string, string>> = {
  submit: 'followSubmit',
  complete: 'complete',
  completePartially: 'complete',
  fail: 'close',
  reject: 'close',
  cancel: 'close',
  endCancelled: 'close',
}

/** Has the request that made an order follow it. */
export async function followOrder(
  uow: UnitOfWork,
  { id: order, transition }: CommandStep,
): Promise<void> {
  for (const { id, state } of await uow.find('McdRequest', { order })) {
    // A request that submits or withdraws its order goes there by itself.
    if (uow.isUnderWay('McdRequest', id)) continue
    const wanted = ways[transition]
    if (wanted === undefined || !uow.can('McdRequest', state, wanted)) continue
    await uow.perform({ object: 'McdRequest', id, transition: wanted, as: 'system' })
  }
}
