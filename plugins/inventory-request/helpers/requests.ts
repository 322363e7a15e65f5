import { type FieldsOf, loadSetting, type UnitOfWork } from 'plugboard'
import { requestFaults } from '../objects/inventory-request.ts'
import { guaranteeDays } from '../settings.ts'
import type { AnswerFromStock } from './answer-from-stock.ts'
import { daysAfter } from './days-after.ts'
import { loadPool } from './pools.ts'
import { assertNone, referenceInvalid } from './refusals.ts'

/** What is said of a new request. */
export type NewRequest = Omit<FieldsOf<'InventoryRequest'>, 'number' | 'quantity'> & {
  readonly quantity?: number
}

/**
 * Makes a request, in the creating transition.
 *
 * @throws INPUT_INVALID where it says not where, REFERENCE_INVALID where the pool is none of the kind
 */
export async function createRequest(
  uow: UnitOfWork,
  made: { readonly id: string; readonly state: string },
  request: NewRequest,
): Promise<void> {
  assertNone(requestFaults(request))
  if (request.pool !== undefined) {
    const { kind } = await loadPool(uow, request.pool)
    if (kind !== request.kind) throw referenceInvalid('/pool', `pool of this kind`)
  }
  const fields = { quantity: 1, ...request } as FieldsOf<'InventoryRequest'>
  await uow.insert('InventoryRequest', fields, { ...made, wait: false })
}

/** Notes what the stock says; it holds for as long as the setting says. */
export async function noteAnswer(
  uow: UnitOfWork,
  id: string,
  { confidence, pool, installationInterval, alternatives }: AnswerFromStock,
): Promise<void> {
  const request = await uow.load('InventoryRequest', id)
  Object.assign(request, {
    ...{ confidence, alternatives, installationInterval },
    pool: request.pool ?? pool,
    answeredAt: uow.now,
    guaranteedUntil: daysAfter(uow.now, await loadSetting(uow, guaranteeDays)),
  })
}
