import type { RecordOf, UnitOfWork } from 'plugboard'
import { hasEnded } from 'plugboard/plugins/telecom-order'
import { advanceItem } from './advance-item.ts'
import { isOver } from './task-states.ts'

type Item = RecordOf<'OrderItem'>

/**
 * The items of an order that a request is about, as long as they have not ended.
 *
 * @param ids all of the order where absent
 */
export async function openItems(
  uow: UnitOfWork,
  order: string,
  ids?: readonly string[] | null,
): Promise<Item[]> {
  const items = await uow.find('OrderItem', { order })
  return items.filter(({ id, state }) => !hasEnded(state) && (!ids || ids.includes(id)))
}

/** Lets the work on an item stand still: its open tasks go on hold. */
export async function holdTasks(uow: UnitOfWork, item: string): Promise<void> {
  for (const task of await uow.find('OrderTask', { item })) {
    if (isOver(task) || task.state === 'onHold' || task.kind === 'compensation') continue
    await uow.perform({ object: 'OrderTask', id: task.id, transition: 'hold', as: 'system' })
  }
}

/** Lets the work on an item go on where it stood still. */
export async function takeUpTasks(uow: UnitOfWork, item: string): Promise<void> {
  for (const { id, state } of await uow.find('OrderTask', { item })) {
    if (state !== 'onHold') continue
    await uow.perform({ object: 'OrderTask', id, transition: 'unhold', as: 'system' })
  }
  await advanceItem(uow, item)
}
