import type { CommandStep, RecordOf, UnitOfWork } from 'plugboard'
import { insertOssOrder, type NewOssOrder } from '../helpers/oss-order-factory.ts'
import { reportStatus } from '../helpers/report-status.ts'
import { startOfDay } from '../helpers/service-order-for.ts'

/** A job that was lost is made up for after so long, in milliseconds. */
const patience = 60_000

type Step<Input = unknown> = CommandStep<Input>

async function change(uow: UnitOfWork, id: string, values: object): Promise<RecordOf<'OssOrder'>> {
  return Object.assign(await uow.load('OssOrder', id), values)
}

function soon(uow: UnitOfWork): string {
  return new Date(Date.parse(uow.now) + patience).toISOString()
}

export const make = (uow: UnitOfWork, { id, input }: Step<NewOssOrder>) =>
  insertOssOrder(uow, id, { ...input, nextAttemptAt: soon(uow) })

export const wake = (uow: UnitOfWork, { id }: Step) => change(uow, id, { nextAttemptAt: soon(uow) })

/** @param input.askAt when the OSS is asked whether it has arrived, should nobody hear of it before */
export async function send(uow: UnitOfWork, { id, input }: Step<{ readonly askAt: string }>) {
  const ossOrder = await uow.load('OssOrder', id)
  ossOrder.attempts++
  ossOrder.lastTriedAt = uow.now
  ossOrder.nextAttemptAt = input.askAt
}

interface Pause {
  readonly at: string
  readonly error?: string
}

export const tryLater = (uow: UnitOfWork, { id, input }: Step<Pause>) =>
  change(uow, id, {
    nextAttemptAt: input.at,
    ...(input.error === undefined ? {} : { lastError: input.error }),
  })

interface Problem {
  readonly code: string
  readonly reason: string
}

export const giveUp = (uow: UnitOfWork, { id, input }: Step<Problem>) =>
  change(uow, id, {
    ...{ errorCode: input.code, errorReason: input.reason, lastError: input.reason },
    nextAttemptAt: undefined,
  })

export const resend = (uow: UnitOfWork, { id }: Step) =>
  change(uow, id, {
    ...{ attempts: 0, errorCode: undefined, errorReason: undefined },
    nextAttemptAt: soon(uow),
  })

export const ask = (uow: UnitOfWork, { id }: Step) =>
  change(uow, id, { lastTriedAt: uow.now, nextAttemptAt: undefined })

/** @param input.date a day, such as `2026-09-01` */
export async function changeDate(uow: UnitOfWork, { id, input }: Step<{ readonly date: string }>) {
  const ossOrder = await uow.load('OssOrder', id)
  ossOrder.desiredDate = input.date
  ossOrder.asked = { ...ossOrder.asked, requestedCompletionDate: startOfDay(input.date) }
}

interface Reason {
  readonly reason: string
}

export const cancel = (uow: UnitOfWork, { id, input }: Step<Reason>) =>
  change(uow, id, {
    ...{ cancelReason: input.reason, cancelId: undefined },
    nextAttemptAt: soon(uow),
  })

export async function withdraw(uow: UnitOfWork, { id, input }: Step<Reason>) {
  const ossOrder = await change(uow, id, {
    ...{ cancelReason: input.reason, completionDate: uow.now, nextAttemptAt: undefined },
  })
  await reportStatus(uow, ossOrder, 'cancelled')
}

export const noteCancellation = (
  uow: UnitOfWork,
  { id, input }: Step<{ readonly cancelId: string }>,
) => change(uow, id, { cancelId: input.cancelId, lastTriedAt: uow.now, nextAttemptAt: undefined })

export async function refuseCancellation(uow: UnitOfWork, { id, input }: Step<Reason>) {
  const ossOrder = await uow.load('OssOrder', id)
  ossOrder.remarks = [...ossOrder.remarks, `Not cancelled: ${input.reason}`].slice(-20)
  Object.assign(ossOrder, { observedAt: uow.now, nextAttemptAt: undefined })
  await reportStatus(uow, ossOrder)
}
