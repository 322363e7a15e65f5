import { isPlugboardError, type Subscriber } from 'plugboard'
import type { NewSnapshot } from '../helpers/mcd-factory.ts'
import { recordSnapshot } from '../helpers/oss-summary.ts'

/** What a gateway to an OSS tells; what it does not tell is not there. */
type Told = Omit<Partial<NewSnapshot>, 'remarks'> & {
  readonly remarks?: string | readonly string[]
}

/**
 * Keeps the summary of the OSS, where a gateway to one is installed. It needs none: without a gateway nothing
 * is told, and other systems report by the route.
 */
export const keepOssStatus: Subscriber = {
  name: 'keepOssStatus',
  event: 'ossStatusReported',
  async handle({ payload, occurredAt }, { transact }) {
    const told = payload as Told
    if (!told.order) return
    const snapshot = snapshotOf(told, told.order, occurredAt)
    await transact(uow => recordSnapshot(uow, snapshot)).catch(error => {
      // An order that is not there any more has no summary.
      if (!isPlugboardError(error) || error.code !== 'NOT_FOUND') throw error
    })
  },
}

const names = [
  ...['item', 'purchaseOrderNumber', 'orderVersion', 'supplementType', 'activity', 'circuitId'],
  ...['relatedPurchaseOrderNumber', 'providerOrderNumber', 'criticalDates', 'jeopardyCode'],
] as const
const days = ['desiredDate', 'dueDate', 'completionDate', 'effectiveBillDate'] as const

function snapshotOf(told: Told, order: string, occurredAt: string): NewSnapshot {
  const named = names.flatMap(name => (told[name as never] ? [[name, told[name as never]]] : []))
  const dated = days.flatMap(name => (told[name] ? [[name, told[name].slice(0, 10)]] : []))
  const remarks = [told.remarks ?? []].flat().join('\n').slice(0, 2_000)
  return {
    ...Object.fromEntries([...named, ...dated]),
    ...(remarks === '' ? {} : { remarks }),
    order,
    sourceSystem: told.sourceSystem ?? 'oss',
    observedAt: told.observedAt ?? occurredAt,
    status: told.status ?? 'unknown',
  }
}
