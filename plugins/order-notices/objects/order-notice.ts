import { Field, object, Type } from 'plugboard'
import { kinds, languages } from '../helpers/kinds.ts'

/**
 * A mail to one reader about what happened to an order: kept, so that it is sent once. It lies beside the
 * order and not within it: a mail changes nothing of the order.
 */
export const orderNotice = object(
  'OrderNotice',
  {
    account: Field.reference('Account', { title: 'Account', immutable: true }),
    order: Field.reference('Order', { onDelete: 'cascade', immutable: true, filterable: true }),
    event: Field.uuid({ title: 'Event' }),
    kind: Type.Enum([...kinds], { title: 'Kind', filterable: true }),
    happenedAt: Field.dateTime({ title: 'Happened' }),
    email: Type.String({ title: 'To', maxLength: 254, personal: true }),
    language: Type.Enum([...languages], { title: 'Language' }),
    date: Type.Optional(Field.date({ title: 'Date told' })),
    sentAt: Type.Optional(Field.dateTime({ title: 'Handed over' })),
  },
  {
    title: 'Order notice',
    path: 'order-notices',
    exposed: false,
    account: 'account',
    // What happens to an order at one moment is one mail of a kind.
    unique: [['order', 'kind', 'happenedAt', 'email']],
  },
)

declare module 'plugboard' {
  interface Objects {
    OrderNotice: typeof orderNotice
  }
}
