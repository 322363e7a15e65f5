import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Chance } from './chance.ts'
import type { Memory } from './memory.ts'
import type { SimulatorOptions } from './options.ts'
import type { CancelServiceOrder, ServiceOrder, Subscription } from './service-order.ts'

export type EventType =
  | 'ServiceOrderCreateEvent'
  | 'ServiceOrderAttributeValueChangeEvent'
  | 'ServiceOrderStateChangeEvent'
  | 'ServiceOrderInformationRequiredEvent'
  | 'ServiceOrderMilestoneEvent'
  | 'ServiceOrderJeopardyEvent'
  | 'CancelServiceOrderCreateEvent'
  | 'CancelServiceOrderStateChangeEvent'

type Subject =
  | { readonly serviceOrder: ServiceOrder }
  | { readonly cancelServiceOrder: CancelServiceOrder }

/** Tells all listeners that something happened; returns at once. */
export type Notify = (eventType: EventType, subject: Subject) => void

/** So often a notification is tried that nobody takes. */
const tries = 3

/** What came of the notifications, for the ledger. */
export interface NotifiedCounts {
  delivered: number
  lost: number
  repeated: number
  reordered: number
  undeliverable: number
}

/**
 * Sends notifications to the hub's listeners: those about one order one after the other, but for what
 * the rates of `lose`, `repeat` and `reorder` do to them.
 */
export function createNotifier(parts: {
  readonly memory: Memory
  readonly chance: Chance
  readonly options: SimulatorOptions
}): { readonly notify: Notify; readonly counts: NotifiedCounts } {
  const { memory, chance, options } = parts
  const counts = { delivered: 0, lost: 0, repeated: 0, reordered: 0, undeliverable: 0 }
  /** The last one on its way, by listener and order. */
  const lines = new Map<string, Promise<void>>()

  async function deliver(subscription: Subscription, event: { eventType: EventType }) {
    const { callback } = subscription
    const name = event.eventType.charAt(0).toLowerCase() + event.eventType.slice(1)
    for (let attempt = 1; attempt <= tries; attempt++) {
      const reply = await post(`${callback}/listener/${name}`, event, options.listenerToken)
      if (reply) {
        counts.delivered++
        return
      }
      if (attempt < tries) await sleep(50 * 4 ** attempt)
    }
    counts.undeliverable++
  }

  function send(subscription: Subscription, eventType: EventType, subject: Subject): void {
    const about = idOf(subject)
    const struck = (rate: 'lose' | 'repeat' | 'reorder') =>
      chance.again(`notification ${rate}`, about, eventType) < options[rate]
    if (struck('lose')) {
      counts.lost++
      return
    }
    const event = eventOf(eventType, subject)
    const after = (pause: number) => void sleep(pause).then(() => deliver(subscription, event))
    if (struck('reorder')) {
      counts.reordered++
      after(options.step * (1 + 2 * chance.again('overtaken', about, eventType)))
    } else {
      const line = `${subscription.id} ${about}`
      const earlier = lines.get(line) ?? Promise.resolve()
      lines.set(
        line,
        earlier.then(() => deliver(subscription, event)),
      )
    }
    if (struck('repeat')) {
      counts.repeated++
      after(options.step)
    }
  }

  return {
    counts,
    notify(eventType, subject) {
      for (const subscription of memory.subscriptions.values()) {
        if (wants(subscription, eventType)) send(subscription, eventType, subject)
      }
    },
  }
}

/** The event as it is now: what becomes of the order later is another one's matter. */
function eventOf(eventType: EventType, subject: Subject) {
  const now = new Date().toISOString()
  const about = 'serviceOrder' in subject ? subject.serviceOrder : subject.cancelServiceOrder
  return {
    eventId: randomUUID(),
    eventTime: now,
    // The specification spells it so.
    timeOcurred: now,
    eventType,
    domain: 'serviceOrdering',
    title: eventType,
    correlationId: String(about.externalId ?? about.id),
    event: structuredClone(subject),
  }
}

function idOf(subject: Subject): string {
  if ('cancelServiceOrder' in subject) return subject.cancelServiceOrder.serviceOrder.id
  return subject.serviceOrder.externalId ?? subject.serviceOrder.id
}

/** @example `eventType=ServiceOrderStateChangeEvent,ServiceOrderJeopardyEvent` */
function wants({ query }: Subscription, eventType: EventType): boolean {
  const wanted = new URLSearchParams(query ?? '').getAll('eventType')
  return wanted.length === 0 || wanted.some(list => list.split(',').includes(eventType))
}

async function post(url: string, body: object, token: string | undefined): Promise<boolean> {
  try {
    const reply = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(5_000),
    })
    await reply.body?.cancel()
    return reply.status < 500 && reply.status !== 429
  } catch {
    return false
  }
}
