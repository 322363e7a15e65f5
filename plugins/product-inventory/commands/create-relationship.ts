import type { CommandStep, UnitOfWork } from 'plugboard'
import { insertRelationship, type NewRelationship } from '../helpers/product-factory.ts'

export async function createRelationship(
  uow: UnitOfWork,
  { id, input }: CommandStep<NewRelationship>,
): Promise<void> {
  await insertRelationship(uow, input, { id, state: 'current' })
}
