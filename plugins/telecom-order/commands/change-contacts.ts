import { type CommandStep, type Static, Type, type UnitOfWork } from 'plugboard'
import { contactFields } from '../parts/contact-fields.ts'

export const contactsInput = Type.Object(contactFields, {
  additionalProperties: false,
  minProperties: 1,
})

/** Changes whom to talk to: that is no supplement, nothing of the work depends on it. */
export async function changeContacts(
  uow: UnitOfWork,
  { id, input }: CommandStep<Static<typeof contactsInput>>,
): Promise<void> {
  await uow.setPart('Order', id, 'telecom', input)
}
