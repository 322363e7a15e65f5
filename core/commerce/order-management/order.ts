import { Type } from 'typebox'
import { object } from '../../schema/definition.ts'
import { Field } from '../../schema/field.ts'

/** One line of tax, as the Tax port returned it. */
export const TaxLine = Type.Object(
  {
    name: Type.String({ maxLength: 120 }),
    rate: Type.Optional(
      Type.String({ pattern: '^\\d{1,3}(\\.\\d{1,6})?$', description: 'In per cent' }),
    ),
    oneTime: Type.Integer({ description: 'In minor units' }),
    recurring: Type.Integer({ description: 'In minor units a month' }),
  },
  { additionalProperties: false },
)

/** What a customer orders. In its first state it is the cart. Amounts are those of its items, summed up. */
export const Order = object(
  'Order',
  {
    number: Type.String({
      title: 'Order number',
      maxLength: 40,
      unique: true,
      filterable: true,
      readOnly: true,
      generatedBy: `'O' || lpad(nextval('order_numbers')::text, 8, '0')`,
    }),
    account: Field.reference('Account', { title: 'Account', immutable: true, filterable: true }),
    reference: Type.Optional(
      Type.String({ title: 'Your reference', maxLength: 80, filterable: true }),
    ),
    placedBy: Type.Optional(Field.reference('User', { title: 'Placed by', readOnly: true })),
    currency: Type.String({ title: 'Currency', maxLength: 3, readOnly: true }),
    oneTimeTotal: Field.money({ title: 'One-time', readOnly: true }),
    recurringTotal: Field.money({ title: 'Monthly', readOnly: true }),
    oneTimeTax: Field.money({ title: 'Tax on one-time', readOnly: true }),
    recurringTax: Field.money({ title: 'Tax on monthly', readOnly: true }),
    submittedAt: Type.Optional(
      Field.dateTime({ title: 'Submitted', readOnly: true, filterable: true }),
    ),
    completedAt: Type.Optional(Field.dateTime({ title: 'Completed', readOnly: true })),
    closingReason: Type.Optional(
      Type.String({ title: 'Reason', maxLength: 500, readOnly: true, display: 'multiline' }),
    ),
  },
  {
    title: 'Order',
    path: 'orders',
    stateful: true,
    account: 'account',
    label: 'number',
    menu: 10,
    columns: [
      'number',
      'account',
      'state',
      'reference',
      'oneTimeTotal',
      'recurringTotal',
      'createdAt',
    ],
  },
)

declare module '../../extensions.ts' {
  interface Objects {
    Order: typeof Order
  }
}
