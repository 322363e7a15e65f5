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

/** How the work on two items hangs together. */
export const itemCoordination = Type.Object(
  {
    item: Field.uuid({ description: 'The other item, of the same order' }),
    type: Type.Enum(['startToStart', 'startToFinish'], {
      description: 'This one starts behind the start of the other, or behind its finish',
    }),
    delayDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 365, default: 0 })),
  },
  { additionalProperties: false },
)

/** What else an item has to do with. */
export const itemRelationship = Type.Object(
  {
    item: Field.uuid({ description: 'The other item, of this order or of another one' }),
    type: Type.String({ minLength: 1, maxLength: 40, description: 'Such as reliesOn or replaces' }),
  },
  { additionalProperties: false },
)

/** What a carrier wants to know of one item. */
export const orderItemTelecom = part(
  'OrderItem',
  'telecom',
  {
    action: Type.Enum([...itemActions], { title: 'Action', default: 'add' }),
    activity: Type.Enum([...activities], { title: 'Activity', default: 'new' }),
    siteA: Type.Optional(
      Field.reference('ServiceSite', {
        title: 'Site',
        description: 'Where the service is delivered; of a line, its A end',
      }),
    ),
    siteZ: Type.Optional(
      Field.reference('ServiceSite', { title: 'Z site', description: 'The other end of a line' }),
    ),
    requestedCompletionDate: Type.Optional(
      Field.date({
        title: 'Requested completion date',
        description: 'Where it differs from that of the order',
      }),
    ),
    expectedCompletionDate: Type.Optional(
      Field.date({ title: 'Expected completion date', readOnly: true }),
    ),
    startDate: Type.Optional(Field.dateTime({ title: 'Started', readOnly: true })),
    completionDate: Type.Optional(Field.dateTime({ title: 'Completed', readOnly: true })),
    term: Type.Optional(
      Type.Integer({
        title: 'Term',
        description: 'In months, as agreed when the order was submitted',
        readOnly: true,
      }),
    ),
    coordination: Type.Optional(
      Type.Array(itemCoordination, { title: 'Coordinated with', maxItems: 20 }),
    ),
    relationships: Type.Optional(
      Type.Array(itemRelationship, { title: 'Related items', maxItems: 50 }),
    ),
  },
  { title: 'Service', presence: 'always' },
)

declare module 'plugboard' {
  interface OrderItemParts {
    telecom: typeof orderItemTelecom
  }
}
