import type { Ports } from 'plugboard'
import { FirmOrderConfirmation } from '../ports/firm-order-confirmation.ts'
import { type ContactQuestion, SupportContacts } from '../ports/support-contacts.ts'
import type { ContactAnswer } from './answer-contacts.ts'

/**
 * Asks for the right contact, for routes, pages and `prepare`. Make sure before that whoever asks may see
 * the order and the account.
 *
 * @example const { contact } = await findContacts(ports, { order: order.id, topic: 'billing', now })
 */
export async function findContacts(
  ports: Ports,
  question: Omit<ContactQuestion, 'confirmed'>,
): Promise<ContactAnswer> {
  const { order } = question
  const confirmed =
    order === undefined ? undefined : await ports.get(FirmOrderConfirmation).isConfirmed(order)
  return ports.get(SupportContacts).find({ ...question, confirmed })
}
