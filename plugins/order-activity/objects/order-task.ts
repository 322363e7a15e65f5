import { Field, object, Type } from 'plugboard'
import { compensationTemplate } from './task-template.ts'

const readOnly = true as const

/** One step of the work on an item, made by decomposition. */
export const orderTask = object(
  'OrderTask',
  {
    order: Field.reference('Order', { onDelete: 'cascade', readOnly, filterable: true }),
    item: Field.reference('OrderItem', {
      ...{ title: 'Item', onDelete: 'cascade', readOnly, filterable: true },
    }),
    key: Type.String({ title: 'Task', maxLength: 60, readOnly, filterable: true }),
    title: Type.String({ title: 'Title', maxLength: 140, readOnly }),
    kind: Type.Enum(['work', 'compensation'], {
      ...{ title: 'Kind', default: 'work', readOnly, filterable: true },
      description: 'Whether it does something, or undoes it',
    }),
    compensates: Type.Optional(
      Field.reference('OrderTask', { title: 'Undoes', onDelete: 'cascade', readOnly }),
    ),
    role: Type.String({ title: 'Role', maxLength: 80, readOnly, filterable: true }),
    channel: Type.Enum(['manual', 'oss'], {
      ...{ title: 'Done by', default: 'manual', readOnly, filterable: true },
    }),
    assignee: Type.Optional(
      Field.reference('User', { title: 'Assigned to', readOnly, filterable: true }),
    ),
    dependsOn: Type.Array(Field.uuid(), {
      ...{ title: 'Behind', default: [], readOnly, maxItems: 100, display: 'json' },
    }),
    duration: Type.Integer({
      ...{ title: 'Duration', description: 'In minutes of business time', readOnly },
    }),
    plannedStart: Field.dateTime({ title: 'Planned start', readOnly }),
    dueAt: Field.dateTime({ title: 'Due', readOnly, filterable: true }),
    readyAt: Type.Optional(Field.dateTime({ title: 'Ready since', readOnly })),
    startedAt: Type.Optional(Field.dateTime({ title: 'Started', readOnly })),
    endedAt: Type.Optional(Field.dateTime({ title: 'Ended', readOnly })),
    pointOfNoReturn: Type.Enum(['none', 'soft', 'hard'], {
      ...{ title: 'Point of no return', default: 'none', readOnly },
    }),
    penalty: Type.Optional(Field.money({ title: 'Penalty', readOnly })),
    compensation: Type.Optional(
      Type.Object(compensationTemplate.properties, {
        ...{ additionalProperties: false, title: 'Undone by', readOnly, display: 'json' },
      }),
    ),
    inputs: Type.Record(Type.String(), Type.Unknown(), {
      ...{ title: 'Made for', default: {}, readOnly, display: 'json', visibleTo: ['agent'] },
    }),
    attempts: Type.Integer({ title: 'Attempts', default: 0, readOnly }),
    failureCode: Type.Optional(
      Type.String({ title: 'Failure', maxLength: 80, readOnly, filterable: true }),
    ),
    failureReason: Type.Optional(
      Type.String({
        ...{ title: 'What went wrong', maxLength: 1_000, readOnly, display: 'multiline' },
        visibleTo: ['agent'],
      }),
    ),
    skipReason: Type.Optional(
      Type.String({ title: 'Skipped because', maxLength: 500, readOnly, visibleTo: ['agent'] }),
    ),
    revision: Type.Integer({
      ...{ title: 'Plan', description: 'The version of the plan that it came with', readOnly },
      default: 1,
    }),
  },
  {
    title: 'Task',
    path: 'order-tasks',
    within: { object: 'Order', field: 'order', as: 'tasks' },
    stateful: true,
    label: 'title',
    columns: ['title', 'item', 'state', 'role', 'assignee', 'dueAt'],
  },
)

declare module 'plugboard' {
  interface Objects {
    OrderTask: typeof orderTask
  }
}
