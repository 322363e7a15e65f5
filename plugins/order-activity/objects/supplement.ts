import { Field, object, Type } from 'plugboard'

const readOnly = true as const

/** What a supplement wants of one item. */
export const itemChange = Type.Object(
  {
    item: Field.uuid({ description: 'An item of the order' }),
    requestedCompletionDate: Type.Optional(Field.date()),
    quantity: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
    characteristics: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), {
        description: 'Those that change; null removes',
      }),
    ),
    cancel: Type.Optional(Type.Boolean({ description: 'Whether the item is not wanted any more' })),
  },
  { additionalProperties: false, minProperties: 2 },
)

/**
 * An amendment of an order that is being worked on: a new date, or another change up to the cancellation
 * of some of its items (ASOG, supplement types 2 and 3). Its whole cancellation, type 1, is a request of
 * its own.
 */
export const supplement = object(
  'Supplement',
  {
    order: Field.reference('Order', { onDelete: 'cascade', immutable: true, filterable: true }),
    number: Type.Integer({
      title: 'Number',
      description: 'Within the order',
      readOnly,
      default: 0,
    }),
    type: Type.Enum(['dueDate', 'other'], { title: 'Kind', immutable: true, filterable: true }),
    requestedCompletionDate: Type.Optional(
      Field.date({
        ...{ title: 'New completion date', immutable: true },
        description: 'For all items that do not say otherwise',
      }),
    ),
    changes: Type.Array(itemChange, {
      ...{ title: 'Changes', immutable: true, default: [], maxItems: 200, display: 'json' },
    }),
    reason: Type.Optional(
      Type.String({ title: 'Reason', maxLength: 500, immutable: true, display: 'multiline' }),
    ),
    pricing: Type.Optional(
      Type.Array(Type.Unknown(), {
        ...{ title: 'Prices', readOnly, display: 'json', visibleTo: ['agent'] },
      }),
    ),
    comparison: Type.Optional(
      Type.Array(Type.Record(Type.String(), Type.Unknown()), {
        ...{ title: 'What became of the plan', readOnly, display: 'json' },
      }),
    ),
    decision: Type.Optional(
      Type.String({ title: 'Decision', maxLength: 500, readOnly, display: 'multiline' }),
    ),
    endedAt: Type.Optional(Field.dateTime({ title: 'Ended', readOnly })),
  },
  {
    title: 'Supplement',
    path: 'supplements',
    within: { object: 'Order', field: 'order', as: 'supplements' },
    stateful: true,
    label: 'number',
    columns: ['number', 'type', 'state', 'reason', 'createdAt', 'decision'],
    check: supplementFaults,
  },
)

function supplementFaults(record: Readonly<Record<string, unknown>>) {
  const { type, requestedCompletionDate, changes = [] } = record
  const list = changes as readonly Readonly<Record<string, unknown>>[]
  if (type === 'other') {
    if (list.length > 0) return twice(list)
    return [{ pointer: '/changes', message: 'name at least one change' }]
  }
  const others = list.flatMap((change, index) =>
    ['quantity', 'characteristics', 'cancel']
      .filter(name => change[name] !== undefined)
      .map(name => ({ pointer: `/changes/${index}/${name}`, message: 'wants the type "other"' })),
  )
  const isDated =
    requestedCompletionDate !== undefined ||
    list.some(change => change.requestedCompletionDate !== undefined)
  const undated = { pointer: '/requestedCompletionDate', message: 'name a new date' }
  return [...others, ...twice(list), ...(isDated ? [] : [undated])]
}

function twice(changes: readonly Readonly<Record<string, unknown>>[]) {
  const items = changes.map(({ item }) => item)
  return items.flatMap((item, index) =>
    items.indexOf(item) === index
      ? []
      : [{ pointer: `/changes/${index}/item`, message: 'is changed already' }],
  )
}

declare module 'plugboard' {
  interface Objects {
    Supplement: typeof supplement
  }
}
