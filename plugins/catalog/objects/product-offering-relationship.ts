import { Field, type FieldError, object, Type } from 'plugboard'
import { catalogKey } from './catalog-key.ts'

/** How one offering stands to another when it is ordered. */
export const productOfferingRelationship = object(
  'ProductOfferingRelationship',
  {
    key: catalogKey(),
    offering: Field.reference('ProductOffering', {
      title: 'Offering',
      immutable: true,
      filterable: true,
      onDelete: 'cascade',
    }),
    kind: Type.Enum(['requires', 'excludes'], { title: 'Relationship', filterable: true }),
    target: Field.reference('ProductOffering', {
      title: 'To',
      immutable: true,
      filterable: true,
      onDelete: 'cascade',
    }),
    scope: Type.Enum(['order', 'account'], {
      title: 'Within',
      description:
        'The same order, or also what the account has been delivered by completed orders',
      default: 'order',
    }),
    minimum: Type.Integer({
      title: 'At least',
      description: 'So many have to be there, where it requires them',
      minimum: 1,
      default: 1,
    }),
    maximum: Type.Optional(
      Type.Integer({ title: 'At most', description: 'In one order', minimum: 1 }),
    ),
    reason: Type.Optional(
      Type.String({ title: 'Reason', description: 'For whoever orders', maxLength: 300 }),
    ),
  },
  {
    title: 'Product offering relationship',
    path: 'product-offering-relationships',
    unique: [['offering', 'kind', 'target']],
    columns: ['offering', 'kind', 'target', 'scope', 'minimum', 'maximum'],
    check: relationshipFaults,
  },
)

function relationshipFaults(fields: Readonly<Record<string, unknown>>): readonly FieldError[] {
  const { kind, offering, target, scope, minimum, maximum } = fields
  const faults: FieldError[] = []
  if (offering === target) faults.push({ pointer: '/target', message: 'must be another offering' })
  if (kind === 'excludes' && scope === 'account')
    faults.push({
      pointer: '/scope',
      message: 'must be order: what is delivered may be on its way out',
    })
  if (typeof maximum === 'number' && typeof minimum === 'number' && maximum < minimum)
    faults.push({ pointer: '/maximum', message: 'must not lie below minimum' })
  return faults
}

declare module 'plugboard' {
  interface Objects {
    ProductOfferingRelationship: typeof productOfferingRelationship
  }
}
