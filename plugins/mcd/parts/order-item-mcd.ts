import { part, Type } from 'plugboard'

/** How the halves of a move follow each other. */
export const orderItemMcd = part(
  'OrderItem',
  'mcd',
  {
    overlapDays: Type.Integer({
      title: 'Overlap',
      description: 'So many days the old service of a move runs beside the new one',
      ...{ minimum: 0, maximum: 180, default: 0 },
    }),
  },
  { title: 'Move' },
)

declare module 'plugboard' {
  interface OrderItemParts {
    mcd: typeof orderItemMcd
  }
}
