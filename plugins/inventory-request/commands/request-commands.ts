import {
  type CommandStep,
  loadSetting,
  type PrepareContext,
  type PrepareStep,
  type UnitOfWork,
} from 'plugboard'
import { type AnswerFromStock, answerFromStock } from '../helpers/answer-from-stock.ts'
import { inventoryError } from '../helpers/refusals.ts'
import { createRequest, type NewRequest, noteAnswer } from '../helpers/requests.ts'
import { reserveResources } from '../helpers/reservations.ts'
import type { Confidence } from '../objects/inventory-request.ts'
import { ResourceStock, type StockQuestion } from '../ports/resource-stock.ts'
import { answersFromStock } from '../settings.ts'

type Step<Input = object> = CommandStep<Input>
type Question = StockQuestion & { readonly quantity?: number }

/** Asks the stock about a new request; undefined where people have to look. */
export const askStock = (
  { ports }: PrepareContext,
  { input }: PrepareStep<Question>,
): Promise<AnswerFromStock | undefined> => answerOf(ports, input)

/** Asks the stock about a request that is there. */
export async function askStockAgain(
  { ports, reads }: PrepareContext,
  { id }: PrepareStep,
): Promise<AnswerFromStock | undefined> {
  const fields = ['kind', 'quantity', 'pool', 'area'] as const
  const { pool, area, ...request } = await reads.fields('InventoryRequest', id, fields)
  // What a row lacks is null in a read.
  return answerOf(ports, { ...request, ...(pool ? { pool } : {}), ...(area ? { area } : {}) })
}

async function answerOf(ports: PrepareContext['ports'], { quantity = 1, ...question }: Question) {
  const { kind, pool, area } = question
  const stock = await ports.get(ResourceStock).stock({
    kind,
    ...(pool === undefined ? {} : { pool }),
    ...(area === undefined ? {} : { area }),
  })
  return answerFromStock(stock, quantity)
}

export const ask = (uow: UnitOfWork, { id, input }: Step<NewRequest>) =>
  createRequest(uow, { id, state: 'asked' }, input)

/** Answers at once what the stock can tell, where the carrier wants it. */
export async function answerAtOnce(uow: UnitOfWork, { id, prepared }: Step): Promise<void> {
  if (prepared === undefined || !(await loadSetting(uow, answersFromStock))) return
  const transition = 'answerFromStock'
  await uow.perform({ object: 'InventoryRequest', id, transition, prepared, as: 'system' })
}

/** @throws INVENTORY_UNKNOWN where the stock has nothing to say */
export async function answer(uow: UnitOfWork, { id, prepared }: Step): Promise<void> {
  if (prepared === undefined) {
    throw inventoryError('INVENTORY_UNKNOWN', {
      detail: 'There is no open pool of this kind at the place that is asked for',
      remedy: 'Look it up, and answer yourself',
    })
  }
  await noteAnswer(uow, id, prepared as AnswerFromStock)
}

/** What somebody of the staff has found out. */
export interface OwnAnswer {
  readonly confidence: Confidence
  readonly pool?: string
  readonly installationInterval?: number
  readonly guaranteedUntil?: string
  readonly answer?: string
}

export async function answerMyself(uow: UnitOfWork, { id, input }: Step<OwnAnswer>): Promise<void> {
  const request = await uow.load('InventoryRequest', id)
  Object.assign(request, input, { answeredAt: uow.now })
}

/** Turns the answer into a hold, in the pool that is named or in an alternative. */
export async function reserveFromAnswer(
  uow: UnitOfWork,
  { id, input }: Step<{ readonly pool?: string }>,
): Promise<string> {
  const request = await uow.load('InventoryRequest', id)
  const pool = input.pool ?? request.pool
  const known = [request.pool, ...(request.alternatives ?? []).map(other => other.pool)]
  if (pool === undefined || !known.includes(pool)) {
    throw inventoryError('INVENTORY_NOT_ANSWERED', {
      detail: 'The answer names no such pool to reserve from',
      remedy: 'Name one of its alternatives, or ask anew',
      errors: [{ pointer: '/pool', message: 'is not in the answer' }],
    })
  }
  const { account, quantity } = request
  return reserveResources(uow, { account, pool, quantity, request: id })
}

export async function noteClosing(
  uow: UnitOfWork,
  { id, input }: Step<{ readonly reason?: string }>,
): Promise<void> {
  const request = await uow.load('InventoryRequest', id)
  if (input.reason !== undefined) request.answer = input.reason
}
