import type { Chance } from './chance.ts'
import type { Memory } from './memory.ts'
import type { Notify } from './notifier.ts'
import type { SimulatorOptions } from './options.ts'
import { type CancelRecord, hasEnded, type OrderRecord, setState } from './service-order.ts'
import { takeStep } from './take-step.ts'
import { isPastReturn, planOf } from './work-plan.ts'

/** Works on the orders: each goes its plan, step by step, as their times come. */
export interface Engine {
  /** When the next step of an order may come, in milliseconds since 1970. */
  dueOf(record: OrderRecord): number
  /** When the next step of a cancellation may come. */
  soon(): number
  stop(): void
}

export function startEngine(parts: {
  readonly memory: Memory
  readonly notify: Notify
  readonly chance: Chance
  readonly options: SimulatorOptions
}): Engine {
  const { memory, notify, chance, options } = parts
  const { step } = options

  function dueOf({ order, next }: OrderRecord): number {
    const pause = step * (0.5 + chance.of('pause', order.externalId ?? order.id, next))
    const wanted = order.requestedStartDate
    // Nothing is begun before it is wanted.
    const earliest = next === 0 && wanted ? Date.parse(wanted) : 0
    return Math.max(Date.now() + pause, earliest)
  }

  const soon = () => Date.now() + step

  function work(record: OrderRecord): void {
    const { order } = record
    const taken = planOf(order, chance, options)[record.next]
    if (!taken) return
    const told = takeStep(order, taken, step)
    record.next++
    record.due = dueOf(record)
    memory.keepOrder(record)
    for (const event of told) notify(event, { serviceOrder: order })
  }

  /** accepted → inProgress → done, or refused because too much is built already. */
  function assess(record: CancelRecord): void {
    const { cancellation } = record
    const target = memory.orders.get(cancellation.serviceOrder.id)
    if (!target) return
    const now = new Date().toISOString()
    const { order } = target
    record.due = soon()
    if (cancellation.state === 'inProgress') {
      cancellation.state = 'done'
      cancellation.effectiveCancellationDate = now
      setState(order, 'cancelled')
      order.cancellationDate = now
      order.completionDate = now
      if (cancellation.cancellationReason !== undefined) {
        order.cancellationReason = cancellation.cancellationReason
      }
    } else if (isPastReturn(planOf(order, chance, options), target.next)) {
      cancellation.state = 'terminatedWithError'
      cancellation.completionMessage = 'The point of no return has passed'
      setState(order, target.before ?? 'inProgress')
      target.due = dueOf(target)
    } else {
      cancellation.state = 'inProgress'
      setState(order, 'pendingCancellation')
    }
    memory.keepOrder(target)
    memory.keepCancellation(record)
    notify('ServiceOrderStateChangeEvent', { serviceOrder: order })
    notify('CancelServiceOrderStateChangeEvent', { cancelServiceOrder: cancellation })
  }

  function tick(): void {
    const now = Date.now()
    for (const record of memory.orders.values()) {
      if (record.due <= now && isWorkedOn(record)) work(record)
    }
    for (const record of memory.cancellations.values()) {
      const { state } = record.cancellation
      if (record.due <= now && (state === 'accepted' || state === 'inProgress')) assess(record)
    }
  }

  const interval = setInterval(tick, Math.max(5, Math.min(100, step / 10)))
  return { dueOf, soon, stop: () => clearInterval(interval) }
}

function isWorkedOn({ order }: OrderRecord): boolean {
  return !hasEnded(order) && !/Cancellation$/.test(order.state)
}
