import { Field, object, Type } from 'plugboard'

const readOnly = true as const
const names = (title: string) =>
  Type.Array(Type.String({ maxLength: 80 }), {
    ...{ title, default: [], readOnly, display: 'json', visibleTo: ['agent'] },
  })

/** A stage that an item has reached, or is to reach. */
export const milestone = object(
  'Milestone',
  {
    order: Field.reference('Order', { onDelete: 'cascade', immutable: true, filterable: true }),
    item: Field.reference('OrderItem', {
      ...{ title: 'Item', onDelete: 'cascade', immutable: true, filterable: true },
    }),
    key: Type.String({ title: 'Milestone', maxLength: 60, immutable: true, filterable: true }),
    title: Type.String({ title: 'Title', maxLength: 120, immutable: true }),
    sequence: Type.Integer({ title: 'Place', immutable: true }),
    tasks: names('Tasks'),
    ossStatuses: names('Statuses of the OSS'),
    itemState: Type.Optional(
      Type.String({ title: 'State of the item', maxLength: 40, readOnly, visibleTo: ['agent'] }),
    ),
    plannedAt: Type.Optional(Field.dateTime({ title: 'Planned', readOnly, filterable: true })),
    reachedAt: Type.Optional(Field.dateTime({ title: 'Reached', readOnly })),
    reachedBy: Type.Optional(Type.String({ title: 'Reached by', maxLength: 120, readOnly })),
  },
  {
    ...{ title: 'Milestone', path: 'milestones', stateful: true, label: 'title' },
    within: { object: 'Order', field: 'order', as: 'milestones' },
    columns: ['title', 'item', 'state', 'plannedAt', 'reachedAt'],
  },
)

declare module 'plugboard' {
  interface Objects {
    Milestone: typeof milestone
  }
}
