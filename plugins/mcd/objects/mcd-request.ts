import { Field, object, Type } from 'plugboard'
import { orderItemInventory } from 'plugboard/plugins/product-inventory'

const { locationA, locationZ, name, contactName, contactPhone, contactEmail } =
  orderItemInventory.fields

/** What a customer wants done to what is installed. It makes an ordinary order, which goes the usual way. */
export const mcdRequest = object(
  'McdRequest',
  {
    number: Type.String({
      ...{ title: 'Request number', maxLength: 40, unique: true, filterable: true, readOnly: true },
      generatedBy: `'M' || lpad(nextval('mcd__request_numbers')::text, 8, '0')`,
    }),
    account: Field.reference('Account', { title: 'Account', immutable: true, filterable: true }),
    type: Type.Enum(['change', 'insideMove', 'outsideMove', 'disconnect', 'record'], {
      title: 'What is wanted',
      filterable: true,
    }),
    products: Type.Array(Field.uuid(), {
      title: 'Installed products',
      description: 'Ids; several only of a disconnect',
      ...{ minItems: 1, maxItems: 100, uniqueItems: true, display: 'json' },
    }),
    requestedDate: Type.Optional(
      Field.date({ title: 'Wanted on', description: 'Of a disconnect, the last day of billing' }),
    ),
    reason: Type.Optional(
      Type.Enum(['siteClosed', 'price', 'quality', 'replaced', 'noLongerNeeded', 'other'], {
        title: 'Reason',
      }),
    ),
    authority: Type.Optional(
      Type.String({
        title: 'Authorized by',
        description: 'Who of the customer has decided it',
        ...{ minLength: 1, maxLength: 120, personal: true },
      }),
    ),
    characteristics: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), {
        title: 'Changed characteristics',
        description: 'Only those that become different; null takes one away',
        display: 'characteristics',
      }),
    ),
    quantity: Type.Optional(Type.Integer({ title: 'New quantity', minimum: 1, maximum: 100_000 })),
    siteA: Type.Optional(Field.reference('ServiceSite', { title: 'New site' })),
    siteZ: Type.Optional(Field.reference('ServiceSite', { title: 'New Z site' })),
    overlapDays: Type.Optional(
      Type.Integer({
        title: 'Overlap',
        description: 'So many days the old service runs beside the new one',
        ...{ minimum: 0, maximum: 180 },
      }),
    ),
    ...{ locationA, locationZ, name, contactName, contactPhone, contactEmail },
    purchaseOrderNumber: Type.Optional(
      Type.String({
        title: 'Purchase order number',
        minLength: 1,
        maxLength: 40,
        filterable: true,
      }),
    ),
    order: Type.Optional(
      Field.reference('Order', { title: 'Order', readOnly: true, filterable: true }),
    ),
  },
  {
    title: 'Move, change or disconnect',
    titlePlural: 'Moves, changes and disconnects',
    path: 'mcd-requests',
    account: 'account',
    stateful: true,
    label: 'number',
    menu: 25,
    columns: ['number', 'type', 'state', 'requestedDate', 'order', 'createdAt'],
  },
)

declare module 'plugboard' {
  interface Objects {
    McdRequest: typeof mcdRequest
  }
}
