import type { Subscriber } from 'plugboard'
import { desiredDateOf } from '../helpers/desired-date.ts'
import { startOfDay } from '../helpers/service-order-for.ts'
import type { Options } from '../options.ts'
import { awaited } from '../policies/oss-order-states.ts'
import { OssClient } from '../ports/oss-client.ts'

/** A supplement has changed for which day an order is wanted: its service orders are for that day, too. */
const followSupplement: Subscriber<Options> = {
  name: 'followSupplement',
  event: 'supplementApplied',
  handle: ({ subjectId }, { transact }) =>
    transact(async uow => {
      const supplement = await uow.load('Supplement', subjectId, { lock: false })
      const order = await uow.load('Order', supplement.order, { parts: ['telecom'] })
      for (const { id, state, item, desiredDate } of await uow.find('OssOrder', {
        order: order.id,
      })) {
        if (state !== 'queued' && !awaited.some(each => each === state)) continue
        const { telecom } = await uow.load('OrderItem', item, { parts: ['telecom'], lock: false })
        const date = desiredDateOf(telecom, order.telecom)
        if (date === undefined || date === desiredDate) continue
        const input = { date }
        await uow.perform({ object: 'OssOrder', id, transition: 'changeDate', input, as: 'system' })
      }
    }),
}

/** Tells the OSS. While that does not answer, the job is tried again. */
const tellNewDate: Subscriber<Options> = {
  name: 'tellNewDate',
  event: 'ossDateChanged',
  async handle({ subjectId: id }, { ports, transact }) {
    const { state, target, ossId, desiredDate } = await transact(async uow => ({
      ...(await uow.load('OssOrder', id, { lock: false })),
    }))
    // What is still to be sent bears the new date already.
    if (desiredDate == null || !awaited.some(each => each === state)) return
    if (ossId == null) throw new Error('Whether the OSS has it is not known yet')
    const change = { requestedCompletionDate: startOfDay(desiredDate) }
    const answer = await ports.get(OssClient).amend(target, ossId, change)
    if (answer.kind === 'unavailable') throw new Error(answer.reason)
  },
}

export const changeDates = [followSupplement, tellNewDate]
