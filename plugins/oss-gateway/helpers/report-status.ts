import { type RecordOf, type Static, Type, type UnitOfWork } from 'plugboard'
import { criticalDate } from '../objects/oss-order.ts'

const text = Type.Optional(Type.String())
const day = Type.Optional(Type.String({ format: 'date' }))
const moment = Type.Optional(Type.String({ format: 'date-time' }))

/** What the OSS's entry and status of one service order come to, as of a moment. */
export const ossStatus = Type.Object({
  order: Type.String({ format: 'uuid' }),
  item: Type.String({ format: 'uuid' }),
  task: Type.Optional(Type.String({ format: 'uuid' })),
  work: Type.String(),
  externalId: Type.String(),
  action: Type.String(),
  activity: text,
  purchaseOrderNumber: text,
  orderVersion: Type.Integer(),
  providerOrderNumber: text,
  circuitId: text,
  desiredDate: day,
  dueDate: moment,
  completionDate: moment,
  criticalDates: Type.Array(criticalDate),
  effectiveBillDate: day,
  status: Type.String(),
  jeopardyCode: text,
  jeopardyReason: text,
  errorCode: text,
  errorReason: text,
  remarks: Type.Array(Type.String()),
  sourceSystem: Type.String(),
  observedAt: Type.String({ format: 'date-time' }),
})

export type OssStatus = Static<typeof ossStatus>

/** Tells whoever keeps it how the OSS stands to a service order. */
export async function reportStatus(
  uow: UnitOfWork,
  ossOrder: RecordOf<'OssOrder'>,
  status = ossOrder.ossState ?? ossOrder.state,
): Promise<void> {
  const { target } = ossOrder
  const observedAt = ossOrder.observedAt ?? uow.now
  const named = Object.entries(ossOrder).filter(
    ([name, value]) => name in ossStatus.properties && value !== undefined && value !== null,
  )
  const told = { ...Object.fromEntries(named), status, sourceSystem: target, observedAt }
  uow.emit('ossStatusReported', { object: 'OssOrder', id: ossOrder.id }, told)
}
