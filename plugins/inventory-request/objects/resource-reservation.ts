import { Field, object, Type } from 'plugboard'
import { resourceKind } from './resource-kind.ts'

/** A resource as a reservation tells of it, also when it has let go of it. */
export const reservedResource = Type.Object(
  { id: Type.String({ format: 'uuid' }), value: Type.String({ maxLength: 80 }) },
  { additionalProperties: false },
)

/** A hold on resources of one pool, for an account, until it lapses. */
export const resourceReservation = object(
  'ResourceReservation',
  {
    number: Type.String({
      title: 'Reservation number',
      maxLength: 20,
      unique: true,
      filterable: true,
      readOnly: true,
      generatedBy: `'RSV' || lpad(nextval('inventory_request__reservation_numbers')::text, 8, '0')`,
    }),
    account: Field.reference('Account', { title: 'Account', immutable: true, filterable: true }),
    pool: Field.reference('ResourcePool', { title: 'Pool', immutable: true, filterable: true }),
    kind: resourceKind({ readOnly: true }),
    quantity: Type.Integer({
      title: 'Quantity',
      minimum: 1,
      maximum: 1_000,
      default: 1,
      immutable: true,
    }),
    wanted: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 80 }), {
        title: 'Wanted by name',
        display: 'lines',
        description: 'These and no others, such as certain numbers',
        minItems: 1,
        maxItems: 1_000,
        uniqueItems: true,
        immutable: true,
      }),
    ),
    resources: Type.Array(reservedResource, {
      title: 'Resources',
      display: 'lines',
      readOnly: true,
      default: [],
    }),
    forObject: Type.Optional(
      Type.String({
        title: 'Kind of what it is for',
        description: 'Such as Order',
        pattern: '^[A-Z][A-Za-z0-9]*$',
        maxLength: 80,
        immutable: true,
      }),
    ),
    forId: Type.Optional(
      Field.uuid({ title: 'What it is for', immutable: true, filterable: true }),
    ),
    request: Type.Optional(
      Field.reference('InventoryRequest', { title: 'Request', readOnly: true, filterable: true }),
    ),
    expiresAt: Type.Optional(Field.dateTime({ title: 'Lapses', readOnly: true, filterable: true })),
    endedAt: Type.Optional(Field.dateTime({ title: 'Ended', readOnly: true })),
    closingReason: Type.Optional(
      Type.String({ title: 'Reason', maxLength: 500, readOnly: true, display: 'multiline' }),
    ),
  },
  {
    title: 'Resource reservation',
    path: 'resource-reservations',
    stateful: true,
    account: 'account',
    label: 'number',
    menu: 40,
    columns: ['number', 'state', 'kind', 'quantity', 'pool', 'expiresAt', 'createdAt'],
  },
)

declare module 'plugboard' {
  interface Objects {
    ResourceReservation: typeof resourceReservation
  }
}
