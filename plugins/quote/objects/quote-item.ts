import { Field, object, PriceLine, TaxLine, Type } from 'plugboard'
import { discountWish, wantedApproval } from './discount-wish.ts'

/**
 * One line of a quote: an offering as it is configured, where it goes, and its prices as quoted. Later
 * changes of the catalogue do not touch them. The items of a bundle stand below the bundle's own.
 */
export const quoteItem = object(
  'QuoteItem',
  {
    quote: Field.reference('Quote', { onDelete: 'cascade', immutable: true, filterable: true }),
    parent: Type.Optional(
      Field.reference('QuoteItem', { title: 'Part of', onDelete: 'cascade', immutable: true }),
    ),
    offering: Type.String({ title: 'Offering', maxLength: 120, immutable: true, filterable: true }),
    name: Type.String({ title: 'Name', maxLength: 200, readOnly: true }),
    action: Type.Enum(['add', 'modify'], {
      title: 'Action',
      description: 'What it does to the installed services',
      default: 'add',
    }),
    product: Type.Optional(
      Field.uuid({
        title: 'Installed product',
        description: 'The id of what it changes, where a plugin knows what is installed',
        immutable: true,
      }),
    ),
    quantity: Type.Integer({ title: 'Quantity', minimum: 1, maximum: 100_000, default: 1 }),
    characteristics: Type.Record(Type.String(), Type.Unknown(), {
      title: 'Characteristics',
      default: {},
      display: 'characteristics',
    }),
    siteA: Type.Optional(
      Field.reference('ServiceSite', {
        title: 'Site',
        description: 'Where the service is delivered; of a line, its A end',
      }),
    ),
    siteZ: Type.Optional(
      Field.reference('ServiceSite', { title: 'Z site', description: 'The other end of a line' }),
    ),
    term: Type.Optional(
      Type.Integer({
        title: 'Term',
        description: 'In months, as the characteristics say',
        readOnly: true,
      }),
    ),
    unitOneTime: Field.money({ title: 'One-time each', readOnly: true }),
    unitRecurring: Field.money({ title: 'Monthly each', readOnly: true }),
    oneTime: Field.money({ title: 'One-time', readOnly: true }),
    recurring: Field.money({ title: 'Monthly', readOnly: true }),
    priceLines: Type.Array(PriceLine, {
      title: 'Prices',
      description: 'What the amounts for one are made of, as quoted, and the rates of usage',
      default: [],
      readOnly: true,
      display: 'priceLines',
    }),
    taxLines: Type.Array(TaxLine, {
      title: 'Tax',
      default: [],
      readOnly: true,
      display: 'taxLines',
    }),
    discounts: Type.Array(discountWish, {
      title: 'Discounts',
      description: 'What a seller takes off; what it gave stands among the prices',
      maxItems: 20,
      default: [],
      visibleTo: ['agent'],
    }),
    approvals: Type.Array(wantedApproval, {
      title: 'To be approved',
      default: [],
      readOnly: true,
      visibleTo: ['agent'],
    }),
    discountedBy: Type.Optional(
      Field.reference('User', {
        title: 'Discounted by',
        readOnly: true,
        visibleTo: ['agent'],
      }),
    ),
    pricedAt: Field.dateTime({ title: 'Priced', readOnly: true }),
  },
  {
    title: 'Quote item',
    path: 'quote-items',
    within: {
      object: 'Quote',
      field: 'quote',
      as: 'items',
      createdWith: true,
      tree: 'parent',
      through: { add: 'addItem', change: 'changeItem', remove: 'removeItem' },
    },
    label: 'name',
    check: ({ action, product }) =>
      action === 'modify' && !product
        ? [{ pointer: '/product', message: 'is required for a change: what does it change?' }]
        : [],
    columns: [
      'name',
      'characteristics',
      'siteA',
      'siteZ',
      'priceLines',
      'quantity',
      'oneTime',
      'recurring',
    ],
  },
)

declare module 'plugboard' {
  interface Objects {
    QuoteItem: typeof quoteItem
  }
}
