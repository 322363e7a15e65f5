import type { FieldsOf, RecordOf, UnitOfWork } from 'plugboard'

/** What has a default, or comes later, may be left out. */
export type NewOssOrder = Omit<
  FieldsOf<'OssOrder'>,
  'criticalDates' | 'remarks' | 'attempts' | 'recentEvents'
>

/** Makes the row; the transition `create` is the way to it. */
export function insertOssOrder(
  uow: UnitOfWork,
  id: string,
  values: NewOssOrder,
): Promise<RecordOf<'OssOrder'>> {
  const nothingYet = { criticalDates: [], remarks: [], attempts: 0, recentEvents: [] }
  return uow.insert('OssOrder', { ...nothingYet, ...values }, { id, state: 'queued' })
}
