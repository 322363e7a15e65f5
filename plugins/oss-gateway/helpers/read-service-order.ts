import type { CriticalDate } from '../objects/oss-order.ts'
import type { Options } from '../options.ts'
import type { Json } from '../ports/oss-client.ts'

/** What a service order of TMF641 says that a carrier's order management wants to know. */
export interface OssNews {
  readonly ossId: string
  readonly externalId?: string
  readonly state?: string
  readonly providerOrderNumber?: string
  readonly circuitId?: string
  readonly dueDate?: string
  readonly completionDate?: string
  readonly effectiveBillDate?: string
  readonly criticalDates: readonly CriticalDate[]
  readonly jeopardy?: { readonly code: string; readonly reason: string }
  readonly error?: { readonly code: string; readonly reason: string }
  readonly remarks: readonly string[]
}

/**
 * Reads a service order as an OSS has sent it: what is not as it should be is left out, since an OSS
 * that is sloppy about one field still says when it has completed.
 *
 * @returns undefined where it has no id
 */
export function readServiceOrder(
  order: Json,
  names: Options['characteristics'],
): OssNews | undefined {
  const ossId = textOf(order.id)
  if (ossId === undefined) return undefined
  const services = listOf(order.serviceOrderItem).map(item => recordOf(item.service))
  const characteristics = services.flatMap(service => listOf(service.serviceCharacteristic))
  const toldIn = (wanted: string) =>
    textOf(characteristics.find(({ name }) => name === wanted)?.value)
  const references = listOf(order.externalReference)
  const alert = listOf(order.jeopardyAlert).at(-1)
  const fault = listOf(order.errorMessage).at(-1)
  return compact({
    ossId,
    externalId: textOf(order.externalId),
    state: textOf(order.state, 40),
    providerOrderNumber: textOf(
      references.find(({ externalReferenceType: type }) => type === 'providerOrderNumber')?.name,
      200,
    ),
    circuitId: toldIn(names.circuitId)?.slice(0, 120),
    dueDate: momentOf(order.expectedCompletionDate),
    completionDate: momentOf(order.completionDate) ?? momentOf(order.cancellationDate),
    effectiveBillDate: momentOf(toldIn(names.effectiveBillDate))?.slice(0, 10),
    criticalDates: listOf(order.milestone).flatMap(criticalDateOf),
    jeopardy: alert && {
      code: textOf(alert.jeopardyType, 40) ?? 'unknown',
      reason: textOf(alert.message, 500) ?? textOf(alert.exception, 500) ?? '',
    },
    error: fault && {
      code: textOf(fault.code, 120) ?? 'unknown',
      reason: textOf(fault.reason, 500) ?? textOf(fault.message, 500) ?? '',
    },
    remarks: listOf(order.note).flatMap(({ text }) => textOf(text, 500) ?? []),
  })
}

function criticalDateOf(milestone: Json): CriticalDate[] {
  const name = textOf(milestone.name, 120)
  const date = momentOf(milestone.milestoneDate)
  if (name === undefined || date === undefined) return []
  return [{ name, date, isReached: milestone.status === 'Completed' }]
}

export function recordOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {}
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(recordOf) : []
}

export function textOf(value: unknown, longest = 200): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value.slice(0, longest) : undefined
}

/** A moment or a day, as a moment in UTC. */
export function momentOf(value: unknown): string | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> }

/** Without what is undefined. */
function compact<T extends object>(values: T): Defined<T> {
  const defined = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(defined) as Defined<T>
}
