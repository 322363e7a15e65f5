import { Field, object, type Static, Type } from 'plugboard'

/** A date of the firm order confirmation, or a milestone, as the OSS tells it. */
export const criticalDate = Type.Object({
  name: Type.String(),
  /** ISO 8601. */
  date: Type.String(),
  isReached: Type.Boolean(),
})

export type CriticalDate = Static<typeof criticalDate>

/** Everything here is said by the gateway itself, or by the OSS. */
const own = { readOnly: true } as const

const text = (title: string, maxLength: number, more: object = {}) =>
  Type.Optional(Type.String({ title, maxLength, ...own, ...more }))
const moment = (title: string) => Type.Optional(Field.dateTime({ title, ...own }))

/**
 * One service order as the gateway has asked an OSS for it, with what was last heard. Its state is the
 * gateway's knowledge; `ossState` is the OSS's own word.
 */
export const ossOrder = object(
  'OssOrder',
  {
    account: Field.reference('Account', { title: 'Account', filterable: true, ...own }),
    order: Field.reference('Order', {
      title: 'Order',
      filterable: true,
      onDelete: 'cascade',
      ...own,
    }),
    item: Field.reference('OrderItem', {
      title: 'Item',
      filterable: true,
      onDelete: 'cascade',
      ...own,
    }),
    task: Type.Optional(Field.uuid({ title: 'Task', filterable: true, ...own })),
    work: Type.String({ title: 'Work', maxLength: 80, ...own }),
    target: Type.String({ title: 'OSS', maxLength: 40, filterable: true, ...own }),
    externalId: Type.String({
      title: 'External id',
      description: 'How the OSS knows that it has been asked already',
      maxLength: 120,
      unique: true,
      filterable: true,
      ...own,
    }),
    action: Type.Enum(['add', 'modify', 'delete', 'noChange'], { title: 'Action', ...own }),
    activity: text('Activity', 40),
    purchaseOrderNumber: text('Purchase order number', 40),
    orderVersion: Type.Integer({ title: 'Version of the order', minimum: 0, ...own }),
    desiredDate: Type.Optional(Field.date({ title: 'Desired date', ...own })),
    asked: Type.Record(Type.String(), Type.Unknown(), { title: 'What was asked for', ...own }),

    ossId: text("The OSS's id", 200, { filterable: true }),
    ossState: text("The OSS's state", 40),
    providerOrderNumber: text('Provider order number', 200),
    circuitId: text('Circuit id', 120, { filterable: true }),
    dueDate: moment('Due date'),
    completionDate: moment('Completed'),
    effectiveBillDate: Type.Optional(Field.date({ title: 'Effective bill date', ...own })),
    criticalDates: Type.Array(criticalDate, { title: 'Critical dates', default: [], ...own }),
    jeopardyCode: text('Jeopardy code', 40),
    jeopardyReason: text('Jeopardy', 500),
    errorCode: text('Error code', 120),
    errorReason: text('Error', 500),
    remarks: Type.Array(Type.String(), { title: 'Remarks', default: [], ...own }),

    cancelId: text("The OSS's id of the cancellation", 200),
    cancelReason: text('Reason of the cancellation', 500),

    attempts: Type.Integer({ title: 'Attempts', minimum: 0, default: 0, ...own }),
    lastTriedAt: moment('Last tried'),
    nextAttemptAt: moment('Next attempt'),
    lastError: text('Last error', 500),
    observedAt: moment('Last heard'),
    sourceTime: moment("The OSS's time of the last news"),
    recentEvents: Type.Array(Type.String(), {
      title: 'Notifications that have been taken',
      default: [],
      visibleTo: [],
      ...own,
    }),
  },
  {
    title: 'OSS order',
    path: 'oss-orders',
    account: 'account',
    stateful: true,
    label: 'externalId',
    columns: ['externalId', 'state', 'work', 'ossState', 'circuitId', 'dueDate', 'observedAt'],
  },
)

declare module 'plugboard' {
  interface Objects {
    OssOrder: typeof ossOrder
  }
}
