import { type CommandStep, type Static, Type, type UnitOfWork } from 'plugboard'
import { createNote } from '../helpers/order-notes.ts'

export const noteInput = Type.Object(
  { text: Type.String({ title: 'Note', minLength: 1, maxLength: 2_000, display: 'multiline' }) },
  { additionalProperties: false },
)

/** Keeps a note of whoever writes it. */
export async function writeNote(
  uow: UnitOfWork,
  { id, input: { text } }: CommandStep<Static<typeof noteInput>>,
): Promise<void> {
  await createNote(uow, { order: id, text })
}
