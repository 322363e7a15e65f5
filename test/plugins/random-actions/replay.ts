import type { TestClient } from 'plugboard/testing'
import type { OrderBody, Part } from './read-order.ts'

interface HistoryRecord {
  readonly transition: string | null
  readonly fromState: string | null
  readonly toState: string | null
  readonly policyVersion: string | null
}

/** Whether the histories of an order, its items and its tasks lead from nothing to where they are now. */
export async function replayFaults(client: TestClient, order: OrderBody): Promise<string[]> {
  const own = await historyOf(client, `orders/${order.id}`)
  const faults = gaps(`Order ${order.number}`, order, own)
  const version = own[0]?.policyVersion
  for (const [path, parts] of [
    ['order-items', order.items],
    ['order-tasks', order.tasks],
  ] as const) {
    for (const part of parts) {
      const records = await historyOf(client, `${path}/${part.id}`)
      // What happened to the order tells of what lies within it, too, by the order's policy.
      const about = records.filter(({ policyVersion }) => policyVersion !== version)
      faults.push(...gaps(`${path}/${part.id}`, part, about))
    }
  }
  return faults
}

async function historyOf(client: TestClient, place: string): Promise<readonly HistoryRecord[]> {
  const { body } = await client.get(`/api/${place}/history`)
  return body.items.filter(({ transition }: HistoryRecord) => transition !== null)
}

/** @param records newest first */
function gaps(what: string, { state }: Part, records: readonly HistoryRecord[]): string[] {
  const faults: string[] = []
  let expected: string | null = state
  for (const { transition, fromState, toState } of records) {
    if (toState !== expected) {
      faults.push(`${what}: ${transition} leads to ${toState}, and ${expected} comes next`)
    }
    expected = fromState
  }
  return faults
}
