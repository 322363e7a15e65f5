import { Field, object, PriceLine, Type } from 'plugboard'
import { serviceFields } from './service-fields.ts'

/**
 * A service as it is installed: what was sold, where it is, under which name people speak of it, and for
 * how long it was agreed. Items of orders make, change and end it; nobody else does.
 */
export const product = object(
  'Product',
  {
    number: Type.String({
      title: 'Product number',
      maxLength: 40,
      unique: true,
      filterable: true,
      readOnly: true,
      generatedBy: `'P' || lpad(nextval('product_inventory__product_numbers')::text, 8, '0')`,
    }),
    account: Field.reference('Account', { title: 'Account', readOnly: true, filterable: true }),
    offering: Type.String({
      ...{ title: 'Offering', maxLength: 120 },
      ...{ readOnly: true, filterable: true },
    }),
    ...serviceFields,
    name: Type.String({ title: 'Name', maxLength: 200, readOnly: true, filterable: true }),
    quantity: Type.Integer({ title: 'Quantity', minimum: 1, readOnly: true }),
    characteristics: Type.Record(Type.String(), Type.Unknown(), {
      ...{ title: 'Characteristics', readOnly: true },
      display: 'characteristics',
    }),
    siteA: Type.Optional(
      Field.reference('ServiceSite', { title: 'Site', readOnly: true, filterable: true }),
    ),
    siteZ: Type.Optional(
      Field.reference('ServiceSite', { title: 'Z site', readOnly: true, filterable: true }),
    ),
    circuitId: Type.Optional(
      Type.String({
        title: 'Circuit id',
        description: "The carrier's name of it, on designs, labels and tickets",
        ...{ maxLength: 80, unique: true, readOnly: true, filterable: true },
      }),
    ),
    unitRecurring: Field.money({ title: 'Monthly each, as sold', readOnly: true }),
    recurring: Field.money({ title: 'Monthly, as sold', readOnly: true }),
    priceLines: Type.Array(PriceLine, {
      ...{ title: 'Prices, as sold', default: [], readOnly: true },
      display: 'priceLines',
    }),
    term: Type.Optional(
      Type.Integer({ title: 'Term', description: 'In months', minimum: 0, readOnly: true }),
    ),
    termStart: Type.Optional(Field.date({ title: 'Term begins', readOnly: true })),
    termEnd: Type.Optional(
      Field.date({
        title: 'Term ends',
        description: 'From this day on it may end without a charge',
        ...{ readOnly: true, filterable: true },
      }),
    ),
    serviceStartDate: Type.Optional(Field.date({ title: 'In service since', readOnly: true })),
    billingStartDate: Type.Optional(Field.date({ title: 'Billed from', readOnly: true })),
    terminationDate: Type.Optional(
      Field.date({ title: 'Terminated', readOnly: true, filterable: true }),
    ),
    billingEndDate: Type.Optional(Field.date({ title: 'Billed until', readOnly: true })),
    suspensionReason: Type.Optional(
      Type.String({ title: 'Suspended because', maxLength: 500, readOnly: true }),
    ),
    orderItem: Field.reference('OrderItem', {
      title: 'Made by',
      description: 'The item of the order that it was sold with',
      ...{ readOnly: true, filterable: true },
    }),
    openItem: Type.Optional(
      Field.reference('OrderItem', {
        title: 'Under order',
        description: 'The item that is about to make, change or end it',
        ...{ readOnly: true, filterable: true },
      }),
    ),
  },
  {
    title: 'Installed product',
    path: 'products',
    account: 'account',
    stateful: true,
    label: 'name',
    menu: 20,
    columns: ['name', 'state', 'circuitId', 'siteA', 'siteZ', 'recurring', 'termEnd'],
  },
)

declare module 'plugboard' {
  interface Objects {
    Product: typeof product
  }
}
