import { Field, type FieldError, object, Type } from 'plugboard'
import { resourceKind } from './resource-kind.ts'

/** How sure the carrier is, in the words of MEF LSO Sonata. */
export const confidences = ['green', 'yellow', 'red'] as const

export type Confidence = (typeof confidences)[number]

/** A pool that could serve instead. */
export const alternative = Type.Object(
  {
    pool: Type.String({ format: 'uuid' }),
    name: Type.String({ maxLength: 120 }),
    location: Type.Optional(Type.String({ maxLength: 120 })),
    free: Type.Integer({ minimum: 0, description: 'So many of those that are asked for' }),
  },
  { additionalProperties: false },
)

/** What its fields cannot say one by one. */
export function requestFaults({
  pool,
  area,
}: Readonly<Record<string, unknown>>): readonly FieldError[] {
  const isSomewhere = typeof pool === 'string' || typeof area === 'string'
  return isSomewhere ? [] : [{ pointer: '/area', message: 'is wanted where no pool is named' }]
}

/** A question: can we have so many of these, there? */
export const inventoryRequest = object(
  'InventoryRequest',
  {
    number: Type.String({
      title: 'Request number',
      maxLength: 20,
      unique: true,
      filterable: true,
      readOnly: true,
      generatedBy: `'INV' || lpad(nextval('inventory_request__request_numbers')::text, 8, '0')`,
    }),
    account: Field.reference('Account', { title: 'Account', immutable: true, filterable: true }),
    kind: resourceKind({ immutable: true }),
    quantity: Type.Integer({ title: 'Quantity', minimum: 1, maximum: 1_000, default: 1 }),
    pool: Type.Optional(Field.reference('ResourcePool', { title: 'Pool', filterable: true })),
    area: Type.Optional(
      Type.String({
        title: 'Area',
        description: 'Where no pool is named: a city, a site or a rate center',
        minLength: 1,
        maxLength: 120,
        filterable: true,
      }),
    ),
    note: Type.Optional(Type.String({ title: 'Note', maxLength: 1_000, display: 'multiline' })),
    confidence: Type.Optional(
      Type.Enum([...confidences], { title: 'Confidence', readOnly: true, filterable: true }),
    ),
    installationInterval: Type.Optional(
      Type.Integer({
        title: 'Installation interval',
        description: 'In days, from the order to the service',
        minimum: 0,
        maximum: 730,
        readOnly: true,
      }),
    ),
    guaranteedUntil: Type.Optional(
      Field.dateTime({
        title: 'Guaranteed until',
        description: 'Until then the answer holds',
        readOnly: true,
      }),
    ),
    alternatives: Type.Optional(
      Type.Array(alternative, {
        title: 'Alternatives',
        display: 'lines',
        readOnly: true,
        maxItems: 20,
      }),
    ),
    answer: Type.Optional(
      Type.String({ title: 'Answer', maxLength: 1_000, readOnly: true, display: 'multiline' }),
    ),
    answeredAt: Type.Optional(Field.dateTime({ title: 'Answered', readOnly: true })),
  },
  {
    title: 'Inventory request',
    path: 'inventory-requests',
    stateful: true,
    account: 'account',
    label: 'number',
    menu: 41,
    columns: ['number', 'state', 'kind', 'quantity', 'pool', 'area', 'confidence', 'createdAt'],
    check: requestFaults,
  },
)

declare module 'plugboard' {
  interface Objects {
    InventoryRequest: typeof inventoryRequest
  }
}
