import type { CommandStep, UnitOfWork } from 'plugboard'
import { insertSnapshot, type NewSnapshot } from '../helpers/mcd-factory.ts'

export async function createSnapshot(
  uow: UnitOfWork,
  { id, input }: CommandStep<NewSnapshot>,
): Promise<void> {
  await insertSnapshot(uow, input, { id, state: 'current' })
}
