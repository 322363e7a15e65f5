import { Field, object, Type } from 'plugboard'

const text = (title: string, maxLength: number) => Type.Optional(Type.String({ title, maxLength }))

/**
 * What the operational support systems' order entry and status said of an order at a moment (FOC, completion
 * and jeopardy notices). The newest of an item is its summary; the older ones stay as its history.
 */
export const ossStatusSnapshot = object(
  'OssStatusSnapshot',
  {
    order: Field.reference('Order', {
      ...{ title: 'Order', onDelete: 'cascade', immutable: true, filterable: true },
    }),
    item: Type.Optional(
      Field.reference('OrderItem', {
        ...{ title: 'Item', onDelete: 'cascade', immutable: true, filterable: true },
      }),
    ),
    sourceSystem: Type.String({ title: 'Source system', maxLength: 80 }),
    observedAt: Field.dateTime({ title: 'Observed at', filterable: true }),
    status: Type.String({ title: 'Status', maxLength: 80, filterable: true }),
    purchaseOrderNumber: text('Purchase order number', 40),
    orderVersion: Type.Optional(Type.Integer({ title: 'Version' })),
    supplementType: text('Supplement', 20),
    activity: text('Activity', 20),
    relatedPurchaseOrderNumber: text('Related purchase order number', 40),
    providerOrderNumber: text('Order number of the provider', 80),
    circuitId: text('Circuit id', 80),
    desiredDate: Type.Optional(Field.date({ title: 'Desired date' })),
    dueDate: Type.Optional(Field.date({ title: 'Due date' })),
    completionDate: Type.Optional(Field.date({ title: 'Completed' })),
    criticalDates: Type.Optional(
      Type.Array(Type.Record(Type.String(), Type.Unknown()), {
        ...{ title: 'Critical dates', display: 'json' },
      }),
    ),
    effectiveBillDate: Type.Optional(Field.date({ title: 'Effective bill date' })),
    jeopardyCode: text('Jeopardy', 20),
    remarks: text('Remarks', 2_000),
  },
  {
    title: 'Status of the OSS',
    titlePlural: 'Statuses of the OSS',
    path: 'oss-status-snapshots',
    within: { object: 'Order', field: 'order', as: 'ossStatus' },
    stateful: true,
    columns: ['status', 'item', 'circuitId', 'dueDate', 'jeopardyCode', 'state', 'observedAt'],
  },
)

declare module 'plugboard' {
  interface Objects {
    OssStatusSnapshot: typeof ossStatusSnapshot
  }
}
