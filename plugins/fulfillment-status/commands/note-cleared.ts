import type { CommandStep, UnitOfWork } from 'plugboard'

export async function noteCleared(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  const alert = await uow.load('JeopardyAlert', id)
  alert.clearedAt = uow.now
}
