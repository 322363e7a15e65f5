import { part, Type } from 'plugboard'

/** What goes on the card, and whether the parcel is wrapped. */
export const giftNote = part(
  'Order',
  'giftNote',
  {
    message: Type.String({ title: 'Message on the card', minLength: 1, maxLength: 200 }),
    wrap: Type.Optional(Type.Boolean({ title: 'Gift wrap', filterable: true })),
  },
  { title: 'Gift note' },
)

declare module 'plugboard' {
  interface OrderParts {
    giftNote: typeof giftNote
  }
}
