import { Field, part, Type } from 'plugboard'
import { contactFields } from './contact-fields.ts'

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
    expedite: Type.Optional(
      Type.Boolean({
        title: 'Expedite',
        description: 'Faster than the standard interval; it may cost extra',
        filterable: true,
      }),
    ),
    expectedCompletionDate: Type.Optional(
      Field.date({
        title: 'Expected completion date',
        description: 'The latest of its items',
        filterable: true,
        readOnly: true,
      }),
    ),
    ...contactFields,
  },
  { title: 'Delivery' },
)

declare module 'plugboard' {
  interface OrderParts {
    telecom: typeof orderTelecom
  }
}
