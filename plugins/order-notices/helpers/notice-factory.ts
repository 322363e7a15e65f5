import type { EventRecord, RecordOf, UnitOfWork } from 'plugboard'
import { eventKinds, type Kind } from './kinds.ts'
import { type Recipient, recipientsOf } from './recipients.ts'

type Order = RecordOf<'Order', 'telecom'>

/** What is to be sent, with what it tells of. */
export interface QueuedNotices {
  readonly order: Order
  readonly notices: readonly RecordOf<'OrderNotice'>[]
}

/**
 * Keeps a notice for everybody who is told of an event. The order is locked: events of one moment, and a job
 * that runs again, find what is there.
 *
 * @returns those that were not handed over yet
 */
export async function queueNotices(
  uow: UnitOfWork,
  event: EventRecord,
): Promise<QueuedNotices | undefined> {
  const id = await orderOf(uow, event)
  const wanted = eventKinds[event.name]
  if (id === undefined || wanted === undefined) return undefined
  const order = await uow.load('Order', id, { parts: ['telecom'] })
  const known = await uow.find('OrderNotice', { order: id })
  const own = known.filter(notice => notice.event === event.id)
  if (own.length > 0) return { order, notices: own.filter(({ sentAt }) => !sentAt) }
  const notices: RecordOf<'OrderNotice'>[] = []
  const kinds: readonly Kind[] = wanted === 'date' ? ['dateSet', 'dateChanged'] : [wanted]
  for (const kind of kinds) {
    for (const recipient of await recipientsOf(uow, order, kind)) {
      if (!isNews(order, kind, recipient, known, event)) continue
      notices.push(await keep(uow, order, kind, recipient, event))
    }
  }
  return { order, notices }
}

/** Of the order itself, or of what belongs to it. */
async function orderOf(
  uow: UnitOfWork,
  { object, subjectId }: EventRecord,
): Promise<string | undefined> {
  if (object === 'Order') return subjectId
  const row: object = await uow.load(object as 'OrderItem', subjectId, { lock: false })
  return 'order' in row && typeof row.order === 'string' ? row.order : undefined
}

/** Whether a reader has not been told of it: at this moment, or of a date by an earlier mail. */
function isNews(
  { telecom }: Order,
  kind: Kind,
  { email }: Recipient,
  known: readonly RecordOf<'OrderNotice'>[],
  { occurredAt }: EventRecord,
): boolean {
  const told = known.filter(notice => notice.email === email)
  if (told.some(notice => notice.kind === kind && notice.happenedAt === occurredAt)) return false
  if (kind !== 'dateSet' && kind !== 'dateChanged') return true
  const date = telecom?.expectedCompletionDate
  const last = told.filter(notice => notice.date).at(-1)?.date
  if (!date || date === last) return false
  return kind === (last ? 'dateChanged' : 'dateSet')
}

function keep(
  uow: UnitOfWork,
  { id: order, account, telecom }: Order,
  kind: Kind,
  { email, language }: Recipient,
  event: EventRecord,
): Promise<RecordOf<'OrderNotice'>> {
  const date = kind === 'dateSet' || kind === 'dateChanged' ? telecom?.expectedCompletionDate : null
  return uow.insert('OrderNotice', {
    ...{ account, order, kind, email, language },
    ...{ event: event.id, happenedAt: event.occurredAt },
    ...(date ? { date } : {}),
  })
}
