import { Field, part, Type } from 'plugboard'

/** What a carrier wants to know of an order as a whole. */
export const orderTelecom = part(
  'Order',
  'telecom',
  {
    purchaseOrderNumber: Type.Optional(
      Type.String({
        title: 'Purchase order number',
        description: 'Yours; invoices repeat it',
        minLength: 1,
        maxLength: 40,
        filterable: true,
      }),
    ),
    requestedCompletionDate: Type.Optional(
      Field.date({
        title: 'Requested completion date',
        description: 'When you would like to have the services; the carrier confirms a date later',
        filterable: true,
      }),
    ),
    siteContactName: Type.Optional(
      Type.String({
        title: 'Site contact',
        description: 'Who lets the technicians in',
        minLength: 1,
        maxLength: 120,
        personal: true,
      }),
    ),
    siteContactPhone: Type.Optional(
      Type.String({
        title: 'Telephone of the site contact',
        description: 'In international form, such as +1 212 555 0100',
        pattern: '^\\+[1-9][0-9 ()./-]{5,24}$',
        maxLength: 26,
        personal: true,
      }),
    ),
  },
  { title: 'Delivery' },
)

declare module 'plugboard' {
  interface OrderParts {
    telecom: typeof orderTelecom
  }
}
