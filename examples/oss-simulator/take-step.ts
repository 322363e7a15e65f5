import { randomUUID } from 'node:crypto'
import type { EventType } from './notifier.ts'
import { type ServiceOrder, setState } from './service-order.ts'
import type { Step } from './work-plan.ts'

/**
 * Does one step of the work on an order.
 *
 * @param pace the mean time of a step in milliseconds, by which dates are promised
 * @returns what is to be told of it
 */
export function takeStep(order: ServiceOrder, step: Step, pace: number): readonly EventType[] {
  const now = new Date().toISOString()
  switch (step.kind) {
    case 'start':
      setState(order, 'inProgress')
      order.startDate = now
      order.expectedCompletionDate = order.requestedCompletionDate ?? later(now, 8 * pace)
      return ['ServiceOrderStateChangeEvent']
    case 'milestone':
      reach(order, step.name, now)
      if (step.name === 'serviceDisconnected') {
        characterise(order, 'effectiveBillDate', () => now.slice(0, 10))
      }
      return ['ServiceOrderMilestoneEvent']
    case 'confirm':
      confirm(order, now, pace)
      return ['ServiceOrderMilestoneEvent']
    case 'assignCircuits':
      characterise(order, 'circuitId', place => circuitId(order.id, place))
      reach(order, 'circuitIdAssigned', now)
      return ['ServiceOrderMilestoneEvent']
    case 'jeopardy': {
      const { code, reason, isCustomers } = step
      order.jeopardyAlert.push({
        id: randomUUID(),
        alertDate: now,
        jeopardyType: code,
        exception: isCustomers ? 'customer' : 'provider',
        message: reason,
      })
      if (!isCustomers) return ['ServiceOrderJeopardyEvent']
      setState(order, 'pending')
      return [
        'ServiceOrderJeopardyEvent',
        'ServiceOrderStateChangeEvent',
        'ServiceOrderInformationRequiredEvent',
      ]
    }
    case 'resume':
      setState(order, 'inProgress')
      return ['ServiceOrderStateChangeEvent']
    case 'reject':
    case 'fail':
      setState(order, step.kind === 'reject' ? 'rejected' : 'failed')
      order.completionDate = now
      order.errorMessage.push({
        code: step.code,
        reason: step.reason,
        message: step.reason,
        timestamp: now,
      })
      return ['ServiceOrderStateChangeEvent']
    case 'complete':
      setState(order, 'completed')
      order.completionDate = now
      return ['ServiceOrderStateChangeEvent']
  }
}

/** The firm order confirmation: what is promised for when. */
function confirm(order: ServiceOrder, now: string, pace: number): void {
  const due = order.requestedCompletionDate ?? later(now, 6 * pace)
  order.expectedCompletionDate = due
  for (const [name, date] of [
    ['designLayoutReportDate', later(now, 2 * pace)],
    ['plantTestDate', later(now, 5 * pace)],
    ['dueDate', due],
  ] as const) {
    order.milestone.push({
      id: randomUUID(),
      name,
      status: 'Yet-To-Reach',
      milestoneDate: date,
    })
  }
  reach(order, 'firmOrderConfirmation', now)
}

function reach(order: ServiceOrder, name: string, at: string): void {
  order.milestone.push({ id: randomUUID(), name, status: 'Completed', milestoneDate: at })
}

function characterise(order: ServiceOrder, name: string, value: (place: number) => string): void {
  order.serviceOrderItem.forEach(({ service }, place) => {
    const others = (service.serviceCharacteristic ?? []).filter(known => known.name !== name)
    service.serviceCharacteristic = [...others, { name, value: value(place) }]
  })
}

/** In the form of a serial-number circuit id, such as `84/KRGS/004711/01/OSSX`. */
function circuitId(orderId: string, place: number): string {
  const serial = String(Number.parseInt(orderId.slice(-8), 16) % 1_000_000).padStart(6, '0')
  return `84/KRGS/${serial}/${String(place + 1).padStart(2, '0')}/OSSX`
}

function later(from: string, milliseconds: number): string {
  return new Date(Date.parse(from) + milliseconds).toISOString()
}
