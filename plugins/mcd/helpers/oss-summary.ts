import type { UnitOfWork } from 'plugboard'
import type { NewSnapshot } from './mcd-factory.ts'

/**
 * Keeps what an OSS has said of an order. What was observed before the current one never takes its place, and
 * what is told a second time is not kept again.
 *
 * @returns the id of the snapshot
 * @throws NOT_FOUND where there is no such order
 * @example await recordSnapshot(uow, { order: order.id, item: item.id, sourceSystem: 'oss',
 *   observedAt: '2026-06-01T12:00:00.000Z', status: 'pendingFacilityAssignment' })
 */
export async function recordSnapshot(uow: UnitOfWork, snapshot: NewSnapshot): Promise<string> {
  const { order, item, sourceSystem, observedAt, status } = snapshot
  // Its lock is what two reports of one order wait for.
  await uow.load('Order', order)
  const known = (await uow.find('OssStatusSnapshot', { order })).filter(
    one => (one.item ?? undefined) === item && one.sourceSystem === sourceSystem,
  )
  const isSame = (one: (typeof known)[number]) =>
    Date.parse(one.observedAt) === Date.parse(observedAt) && one.status === status
  const twin = known.find(isSame)
  if (twin) return twin.id
  const made = await uow.perform({
    ...{ object: 'OssStatusSnapshot', transition: 'create', as: 'system' },
    input: snapshot,
  })
  const current = known.find(one => uow.can('OssStatusSnapshot', one.state, 'supersede'))
  if (!current) return made.id
  const isLate = Date.parse(observedAt) < Date.parse(current.observedAt)
  await uow.perform({
    ...{ object: 'OssStatusSnapshot', transition: 'supersede', as: 'system' },
    id: isLate ? made.id : current.id,
  })
  return made.id
}
