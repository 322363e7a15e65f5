import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs'
import type { CancelRecord, OrderRecord, Subscription } from './service-order.ts'

/** What the OSS knows. Whatever changes is kept before anybody hears of it. */
export interface Memory {
  readonly orders: ReadonlyMap<string, OrderRecord>
  readonly cancellations: ReadonlyMap<string, CancelRecord>
  readonly subscriptions: ReadonlyMap<string, Subscription>
  byExternalId(externalId: string): OrderRecord | undefined
  keepOrder(record: OrderRecord): void
  keepCancellation(record: CancelRecord): void
  keepSubscription(subscription: Subscription): void
  dropSubscription(id: string): void
  close(): void
}

type Entry =
  | { readonly kind: 'order'; readonly record: OrderRecord }
  | { readonly kind: 'cancellation'; readonly record: CancelRecord }
  | { readonly kind: 'subscription'; readonly record: Subscription }
  | { readonly kind: 'dropped'; readonly record: { readonly id: string } }

/**
 * @param journal a file to which every change is added as a line; what it holds already is read first.
 *   A line is with the operating system before the change is answered, so a killed process has lost
 *   nothing that it has spoken of.
 */
export function openMemory(journal?: string): Memory {
  const orders = new Map<string, OrderRecord>()
  const byExternalId = new Map<string, OrderRecord>()
  const cancellations = new Map<string, CancelRecord>()
  const subscriptions = new Map<string, Subscription>()

  function take({ kind, record }: Entry): void {
    if (kind === 'cancellation') cancellations.set(record.cancellation.id, record)
    else if (kind === 'subscription') subscriptions.set(record.id, record)
    else if (kind === 'dropped') subscriptions.delete(record.id)
    else {
      const { id, externalId } = record.order
      orders.set(id, record)
      if (externalId !== undefined) byExternalId.set(externalId, record)
    }
  }

  const earlier = journal && existsSync(journal) ? readFileSync(journal, 'utf8') : ''
  for (const entry of entriesOf(earlier)) take(entry)
  const file = journal === undefined ? undefined : openSync(journal, 'a')
  // A kill in the middle of a line: what comes next begins on a new one.
  if (file !== undefined && earlier !== '' && !earlier.endsWith('\n')) writeSync(file, '\n')

  function keep(entry: Entry): void {
    if (file !== undefined) writeSync(file, `${JSON.stringify(entry)}\n`)
    take(entry)
  }

  return {
    orders,
    cancellations,
    subscriptions,
    byExternalId: externalId => byExternalId.get(externalId),
    keepOrder: record => keep({ kind: 'order', record }),
    keepCancellation: record => keep({ kind: 'cancellation', record }),
    keepSubscription: record => keep({ kind: 'subscription', record }),
    dropSubscription: id => keep({ kind: 'dropped', record: { id } }),
    close() {
      if (file !== undefined) closeSync(file)
    },
  }
}

function entriesOf(text: string): Entry[] {
  return text.split('\n').flatMap(line => {
    try {
      return [JSON.parse(line) as Entry]
    } catch {
      // Empty, or torn by a kill: nobody has been told of it.
      return []
    }
  })
}
