import { Field, object, Type } from 'plugboard'
import { lifecycleStatus, validity, validityFaults } from './lifecycle.ts'

/** What a bundle brings along: another offering, configured like this. */
export const bundleComponent = Type.Object(
  {
    offering: Type.String({ title: 'Offering', description: 'Its key', maxLength: 120 }),
    quantity: Type.Integer({ title: 'Quantity', description: 'In one bundle', minimum: 1 }),
    characteristics: Type.Record(Type.String(), Type.Unknown(), { title: 'Characteristics' }),
  },
  { additionalProperties: false },
)

/** What is sold: a product specification under a name, at prices, for a time; or a bundle. */
export const productOffering = object(
  'ProductOffering',
  {
    key: Type.String({
      title: 'Key',
      description: 'What orders name, such as dedicated-internet',
      pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
      maxLength: 120,
      unique: true,
      immutable: true,
      filterable: true,
    }),
    name: Type.String({ title: 'Name', minLength: 1, maxLength: 200, filterable: true }),
    description: Type.Optional(
      Type.String({ title: 'Description', maxLength: 2_000, display: 'multiline' }),
    ),
    // A bundle that has nothing to configure needs none.
    specification: Type.Optional(
      Field.reference('ProductSpecification', { title: 'Specification', filterable: true }),
    ),
    lifecycleStatus: lifecycleStatus(),
    ...validity,
    components: Type.Array(bundleComponent, {
      title: 'Bundled offerings',
      maxItems: 100,
      default: [],
      display: 'json',
    }),
  },
  {
    title: 'Product offering',
    path: 'product-offerings',
    label: 'name',
    check: validityFaults,
  },
)

declare module 'plugboard' {
  interface Objects {
    ProductOffering: typeof productOffering
  }
}
