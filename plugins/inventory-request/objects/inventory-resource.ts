import { Field, object, Type } from 'plugboard'
import { resourceKind } from './resource-kind.ts'

/** For whom a number was in use; it says how long the number rests afterwards. */
export const numberUses = ['residential', 'business'] as const

export type NumberUse = (typeof numberUses)[number]

/** One port, number or circuit. It belongs to the carrier; a customer sees it in a reservation. */
export const inventoryResource = object(
  'InventoryResource',
  {
    pool: Field.reference('ResourcePool', { title: 'Pool', immutable: true, filterable: true }),
    kind: resourceKind({ readOnly: true }),
    value: Type.String({
      title: 'Value',
      description: 'The number with its country code, the name of the port, the id of the circuit',
      minLength: 1,
      maxLength: 80,
      immutable: true,
      filterable: true,
    }),
    identity: Type.String({
      title: 'Value',
      description: 'What there is one of: a number once, a port once in its pool',
      maxLength: 140,
      unique: true,
      readOnly: true,
    }),
    characteristics: Type.Record(Type.String({ maxLength: 80 }), Type.Unknown(), {
      title: 'Characteristics',
      default: {},
      display: 'characteristics',
    }),
    holder: Type.Optional(
      Field.reference('Account', { title: 'Holder', readOnly: true, filterable: true }),
    ),
    reservation: Type.Optional(
      Field.reference('ResourceReservation', {
        title: 'Reservation',
        readOnly: true,
        filterable: true,
      }),
    ),
    assignedAt: Type.Optional(Field.dateTime({ title: 'Assigned', readOnly: true })),
    lapsesAt: Type.Optional(
      Field.dateTime({
        title: 'Goes back to spare',
        description: 'Where it is assigned and not put to work, or has rested',
        readOnly: true,
      }),
    ),
    reason: Type.Optional(Type.String({ title: 'Reason', maxLength: 500, readOnly: true })),
  },
  {
    title: 'Inventory resource',
    path: 'inventory-resources',
    stateful: true,
    label: 'value',
    columns: ['value', 'kind', 'pool', 'state', 'holder', 'lapsesAt'],
    indexes: [['pool', 'state']],
  },
)

declare module 'plugboard' {
  interface Objects {
    InventoryResource: typeof inventoryResource
  }
}
