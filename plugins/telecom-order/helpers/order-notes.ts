import type { RecordOf, UnitOfWork } from 'plugboard'

/**
 * Writes a note about an order, as whoever the unit of work acts for.
 *
 * @param note.item the id of the item that it is about
 * @example await createNote(uow, { order: order.id, text: 'The customer asked for Friday' })
 */
export function createNote(
  uow: UnitOfWork,
  note: { readonly order: string; readonly item?: string; readonly text: string },
): Promise<RecordOf<'OrderNote'>> {
  return uow.insert('OrderNote', { ...note, author: uow.actor.name })
}
