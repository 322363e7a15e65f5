import type { CommandStep, UnitOfWork } from 'plugboard'

/** Cancels the order with the request. */
export async function withdrawRequest(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  const { order } = await uow.load('McdRequest', id)
  await uow.perform({ object: 'Order', id: order as string, transition: 'cancel', input: {} })
}
