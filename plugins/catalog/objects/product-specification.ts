import { type FieldError, isPlugboardError, object, Type } from 'plugboard'
import { compileCharacteristics } from '../helpers/characteristic-validator.ts'
import { lifecycleFaults, lifecycleStatus } from './lifecycle.ts'

/**
 * What may be configured: a JSON Schema of an object, closed against other characteristics unless it
 * says otherwise. A characteristic with a default may be left out of an order.
 */
export const characteristicsSchema = Type.Object(
  {
    type: Type.Literal('object'),
    properties: Type.Record(Type.String(), Type.Record(Type.String(), Type.Unknown())),
    required: Type.Optional(Type.Array(Type.String())),
  },
  { title: 'Characteristics', description: 'A JSON Schema', display: 'json' },
)

/** What no order could be checked against is refused before it is kept. */
function characteristicsFaults({
  characteristics,
}: Readonly<Record<string, unknown>>): readonly FieldError[] {
  try {
    compileCharacteristics(characteristics as Readonly<Record<string, unknown>>)
    return []
  } catch (error) {
    if (!isPlugboardError(error)) throw error
    return [{ pointer: '/characteristics', code: error.code, message: error.message }]
  }
}

/** The attribute schema of a product: which characteristics it has, and what they may be. */
export const productSpecification = object(
  'ProductSpecification',
  {
    key: Type.String({
      title: 'Key',
      pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
      maxLength: 120,
      unique: true,
      immutable: true,
      filterable: true,
    }),
    name: Type.String({ title: 'Name', minLength: 1, maxLength: 200 }),
    description: Type.Optional(
      Type.String({ title: 'Description', maxLength: 2_000, display: 'multiline' }),
    ),
    family: Type.String({
      title: 'Family',
      description: 'Such as internet, ethernet or voice',
      display: 'enum',
      maxLength: 80,
      filterable: true,
    }),
    characteristics: characteristicsSchema,
    lifecycleStatus: lifecycleStatus(),
  },
  {
    title: 'Product specification',
    path: 'product-specifications',
    label: 'name',
    check: (record, before) => [
      ...lifecycleFaults(record, before),
      ...characteristicsFaults(record),
    ],
  },
)

declare module 'plugboard' {
  interface Objects {
    ProductSpecification: typeof productSpecification
  }
}
