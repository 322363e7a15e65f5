import type { RecordOf, UnitOfWork } from 'plugboard'
import { type Options, targetFor } from '../options.ts'
import { desiredDateOf } from './desired-date.ts'
import { placesOf } from './places-of.ts'
import { type ServiceAction, serviceOrderFor } from './service-order-for.ts'

/** What an OSS is to do for an item. */
export interface OssWork {
  /** The order item's id. */
  readonly item: string
  /** What is done, by a key that is the same each time, such as `provisionAccess`. */
  readonly work: string
  /** The task that it is done for. */
  readonly task?: string
  /** The item's own action where absent; what undoes an `add` is a `delete`. */
  readonly action?: ServiceAction
  /** What the OSS did before, and is to take back. */
  readonly undoes?: Pick<RecordOf<'OssOrder'>, 'ossId' | 'circuitId'>
}

/**
 * Queues a service order for an OSS. It is sent once this unit of work is committed.
 *
 * @param options the gateway's
 * @returns the id of the OssOrder; undefined where no OSS does the work for the item's offering
 * @example
 * const id = await queueOssOrder(uow, { item: item.id, work: 'provisionAccess', task: task.id }, options)
 */
export async function queueOssOrder(
  uow: UnitOfWork,
  { item: itemId, work, task, action: wanted, undoes }: OssWork,
  options: Options,
): Promise<string | undefined> {
  const item = await uow.load('OrderItem', itemId, { parts: ['telecom'], lock: false })
  const target = targetFor(options, item.offering)
  if (!target) return undefined
  // Locked, so that two orders for the same work do not get the same number.
  const order = await uow.load('Order', item.order, { parts: ['telecom'] })
  const externalId = await newExternalId(uow, order, itemId, work)
  const { action: itemAction = 'add', activity } = item.telecom ?? {}
  const action = wanted ?? itemAction
  const purchaseOrderNumber = order.telecom?.purchaseOrderNumber
  const desiredDate = desiredDateOf(item.telecom, order.telecom)
  const { id } = await uow.perform({
    ...{ object: 'OssOrder', transition: 'create', as: 'system' },
    input: {
      ...{ account: order.account, order: order.id, item: itemId, work, target: target.name },
      ...{ externalId, action, orderVersion: order.version },
      ...(task === undefined ? {} : { task }),
      ...(activity ? { activity } : {}),
      ...(purchaseOrderNumber ? { purchaseOrderNumber } : {}),
      ...(desiredDate ? { desiredDate } : {}),
      asked: serviceOrderFor({
        ...{ externalId, action, order, item, work, desiredDate, undoes },
        places: await placesOf(uow, item.telecom),
      }),
    },
  })
  return id
}

/** @example `O00000012-1-provisionAccess`, and `O00000012-1-provisionAccess-2` when it is done again */
async function newExternalId(
  uow: UnitOfWork,
  { id: order, number }: { readonly id: string; readonly number: string },
  item: string,
  work: string,
): Promise<string> {
  const items = await uow.find('OrderItem', { order })
  const place = items.findIndex(({ id }) => id === item) + 1
  const before = await uow.find('OssOrder', { item, work })
  const again = before.length === 0 ? '' : `-${before.length + 1}`
  return `${number}-${place}-${work}${again}`
}
