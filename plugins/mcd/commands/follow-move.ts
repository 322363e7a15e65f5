import { type CommandStep, isPlugboardError, type UnitOfWork } from 'plugboard'

/** Ends the old service of a move behind the new one: an effect of the completion of an item. */
export async function endOldHalf(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  for (const old of await halvesOf(uow, id, 'old')) {
    const { state } = await uow.load('OrderItem', old, { lock: false })
    if (!uow.can('OrderItem', state, 'complete')) continue
    try {
      await uow.perform({ object: 'OrderItem', id: old, transition: 'complete', as: 'system' })
    } catch (error) {
      // Its own work, or the overlap, is not over: whoever ends that completes it.
      if (!isPlugboardError(error)) throw error
      await uow.perform({ object: 'OrderItem', id: old, transition: 'awaitOverlap', as: 'system' })
    }
  }
}

/** Both or neither: what becomes of one half before the move becomes of the other. */
export async function giveUpOtherHalf(uow: UnitOfWork, step: CommandStep): Promise<void> {
  const { id, transition } = step
  const others = [...(await halvesOf(uow, id, 'old')), ...(await halvesOf(uow, id, 'new'))]
  for (const other of others) {
    const load = () => uow.load('OrderItem', other, { lock: false })
    const lead = (name: string) =>
      uow.perform({ object: 'OrderItem', id: other, transition: name, input: {}, as: 'system' })
    if (!uow.can('OrderItem', (await load()).state, 'giveUp')) continue
    if (transition === 'fail') {
      await lead('fail')
      continue
    }
    if (!uow.can('OrderItem', (await load()).state, 'cancel')) await lead('pendCancellation')
    if (!uow.can('OrderItem', (await load()).state, 'cancel')) continue
    try {
      await lead('cancel')
    } catch (error) {
      // What was done for it is being undone: whoever does the last of that cancels it.
      if (!isPlugboardError(error) || error.code !== 'ORDER_TASKS_OPEN') throw error
    }
  }
}

/** The old halves of the moves of which an item is the new one, or the other way round. */
async function halvesOf(uow: UnitOfWork, id: string, which: 'old' | 'new'): Promise<string[]> {
  const { order, telecom } = await loadItem(uow, id)
  if (telecom.activity !== 'outsideMove') return []
  if (which === 'old') return replacedBy(telecom.relationships)
  const halves: string[] = []
  for (const item of await uow.find('OrderItem', { order })) {
    const { telecom } = await loadItem(uow, item.id)
    if (replacedBy(telecom.relationships).includes(id)) halves.push(item.id)
  }
  return halves
}

function loadItem(uow: UnitOfWork, id: string) {
  return uow.load('OrderItem', id, { parts: ['telecom'], lock: false })
}

function replacedBy(
  relationships: readonly { item: string; type: string }[] | null = [],
): string[] {
  return (relationships ?? []).filter(({ type }) => type === 'replaces').map(({ item }) => item)
}
