import { Field, object, Type } from 'plugboard'

const readOnly = true as const

/** That an item will probably miss its date. Not a failure: the work goes on. */
export const jeopardyAlert = object(
  'JeopardyAlert',
  {
    order: Field.reference('Order', { onDelete: 'cascade', immutable: true, filterable: true }),
    item: Field.reference('OrderItem', {
      ...{ title: 'Item', onDelete: 'cascade', immutable: true, filterable: true },
    }),
    level: Type.Enum(['warning', 'critical'], {
      ...{ title: 'Level', default: 'warning', filterable: true },
      description: 'A warning where the date is in danger, critical where it will be missed',
    }),
    reasonCode: Type.Optional(
      Type.String({ title: 'Reason code', maxLength: 8, filterable: true }),
    ),
    message: Type.String({ title: 'Message', minLength: 1, maxLength: 500 }),
    source: Type.Enum(['prediction', 'person', 'oss'], {
      ...{ title: 'Told by', default: 'person', readOnly, filterable: true },
    }),
    predictedDate: Type.Optional(Field.date({ title: 'Predicted', readOnly })),
    committedDate: Type.Optional(Field.date({ title: 'Expected so far', readOnly })),
    clearedAt: Type.Optional(Field.dateTime({ title: 'Cleared', readOnly })),
  },
  {
    ...{ title: 'Jeopardy alert', titlePlural: 'Jeopardy alerts', path: 'jeopardy-alerts' },
    ...{ stateful: true, label: 'message' },
    within: { object: 'Order', field: 'order', as: 'jeopardies' },
    columns: ['level', 'message', 'item', 'state', 'predictedDate', 'committedDate'],
  },
)

declare module 'plugboard' {
  interface Objects {
    JeopardyAlert: typeof jeopardyAlert
  }
}
