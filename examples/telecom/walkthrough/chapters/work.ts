import type { Client, Json } from '../client.ts'

/** The tasks of an order in a state. */
export async function tasksOf(worker: Client, order: string, state: string): Promise<Json[]> {
  const { items } = await worker.get(`/api/order-tasks?order=${order}&state=${state}&limit=200`)
  return items
}

/**
 * Does what can be done of an order, until nothing is left or a task comes that is not to be done yet.
 *
 * @param manager who may do the tasks of every role
 * @param stopAt the key of a task that waits for somebody else
 * @returns how many tasks were done
 */
export async function workOff(
  manager: Client,
  order: string,
  { stopAt, item }: { readonly stopAt?: string; readonly item?: string } = {},
): Promise<number> {
  let done = 0
  for (;;) {
    const ready = (await tasksOf(manager, order, 'ready')).filter(
      task => task.key !== stopAt && (item === undefined || task.item === item),
    )
    if (ready.length === 0) return done
    for (const { id } of ready) await manager.post(`/api/order-tasks/${id}/actions/complete`)
    done += ready.length
  }
}
