import { Field, type FieldError, object, type Static, Type } from 'plugboard'
import { lifecycleFaults, lifecycleStatus, onSale, validity, validityFaults } from './lifecycle.ts'

/** What a bundle brings along: another offering, configured like this. */
export const bundleComponent = Type.Object(
  {
    offering: Type.String({ title: 'Offering', description: 'Its key', maxLength: 120 }),
    quantity: Type.Integer({
      title: 'Quantity',
      description:
        'In one bundle, unless somebody wants another number; 0 for what comes only when asked for',
      minimum: 0,
    }),
    minimum: Type.Optional(
      Type.Integer({
        title: 'At least',
        description: 'In one bundle; 0 for what may be left out, the quantity where absent',
        minimum: 0,
      }),
    ),
    maximum: Type.Optional(
      Type.Integer({ title: 'At most', description: 'In one bundle', minimum: 1 }),
    ),
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
    check: (record, before) => [
      ...validityFaults(record),
      ...lifecycleFaults(record, before),
      ...specificationFaults(record, before),
      ...componentFaults(record.components as Components),
    ],
  },
)

type Components = readonly Static<typeof bundleComponent>[]

/** What is sold stays what it is: another specification is another offering. */
function specificationFaults(
  { specification }: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, unknown>> | undefined,
): readonly FieldError[] {
  const isSold = before?.lifecycleStatus === onSale && before.specification
  if (!isSold || specification === before.specification) return []
  return [
    { pointer: '/specification', message: 'of what is launched stays; make another offering' },
  ]
}

function componentFaults(components: Components): readonly FieldError[] {
  return components.flatMap((component, index) => {
    const { quantity, minimum = quantity, maximum = Number.POSITIVE_INFINITY } = component
    const fault = (field: string, message: string) => [
      { pointer: `/components/${index}/${field}`, message },
    ]
    // What comes only when asked for lies below nothing.
    if (quantity !== 0 && quantity < minimum) return fault('quantity', 'must not lie below minimum')
    if (quantity > maximum) return fault('quantity', 'must not lie above maximum')
    return minimum > maximum ? fault('minimum', 'must not lie above maximum') : []
  })
}

declare module 'plugboard' {
  interface Objects {
    ProductOffering: typeof productOffering
  }
}
