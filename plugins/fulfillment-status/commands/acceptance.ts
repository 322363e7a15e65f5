import type { CommandStep, UnitOfWork } from 'plugboard'

type Step = CommandStep<{ readonly remark?: string } | undefined>

export async function noteDecision(uow: UnitOfWork, { id, input }: Step): Promise<void> {
  const acceptance = await uow.load('CustomerAcceptance', id)
  acceptance.decidedAt = uow.now
  if (input?.remark) acceptance.remark = input.remark
}

/** What was accepted, said or not, is done. */
export async function completeTask(uow: UnitOfWork, { id }: Step): Promise<void> {
  const { task, item } = await uow.load('CustomerAcceptance', id, { lock: false })
  await uow.setPart('OrderItem', item, 'fulfillment', { jeopardy: 'none', acceptedAt: uow.now })
  await uow.perform({ object: 'OrderTask', id: task, transition: 'complete', as: 'system' })
}

/** What was not accepted is a failure that somebody has to look at. */
export async function failTask(uow: UnitOfWork, { id, input }: Step): Promise<void> {
  const { task } = await uow.load('CustomerAcceptance', id, { lock: false })
  await uow.perform({
    ...{ object: 'OrderTask', id: task, transition: 'fail', as: 'system' },
    input: { code: 'customerRejected', reason: input?.remark ?? 'The customer did not accept' },
  })
}
