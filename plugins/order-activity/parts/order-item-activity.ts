import { Field, part, Type } from 'plugboard'

const readOnly = true as const

/** How far the work on an item has come; there since its plan is. */
export const orderItemActivity = part(
  'OrderItem',
  'activity',
  {
    planRevision: Type.Integer({
      ...{ title: 'Plan', description: 'Counts up when a supplement changes it', readOnly },
      default: 1,
    }),
    pointOfNoReturn: Type.Enum(['none', 'soft', 'hard'], {
      ...{ title: 'Point of no return', default: 'none', readOnly },
      description: 'Beyond a soft one a change costs; beyond a hard one there is none',
    }),
    pointOfNoReturnAt: Type.Optional(Field.dateTime({ title: 'Passed', readOnly })),
  },
  { title: 'Work' },
)

declare module 'plugboard' {
  interface OrderItemParts {
    activity: typeof orderItemActivity
  }
}
