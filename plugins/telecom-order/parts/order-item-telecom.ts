import { Field, part, Type } from 'plugboard'

/** What an item does to the installed services, in the words of the TM Forum. */
export const itemActions = ['add', 'modify', 'delete', 'noChange'] as const

/** What moves the customer to it, in the words of the access service request. */
export const activities = [
  'new',
  'change',
  'insideMove',
  'outsideMove',
  'disconnect',
  'record',
] as const

/** What a carrier wants to know of one item. */
export const orderItemTelecom = part(
  'OrderItem',
  'telecom',
  {
    action: Type.Enum([...itemActions], { title: 'Action', default: 'add' }),
    activity: Type.Enum([...activities], { title: 'Activity', default: 'new' }),
    requestedCompletionDate: Type.Optional(
      Field.date({
        title: 'Requested completion date',
        description: 'Where it differs from that of the order',
      }),
    ),
  },
  { title: 'Service', presence: 'always' },
)

declare module 'plugboard' {
  interface OrderItemParts {
    telecom: typeof orderItemTelecom
  }
}
