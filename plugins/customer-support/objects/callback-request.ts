import { Field, object, Type } from 'plugboard'
import { wordPattern } from './contact-fields.ts'
import { windowFields } from './window-fields.ts'

/** Somebody wants to be called: now, or in a window of their own local time. */
export const callbackRequest = object(
  'CallbackRequest',
  {
    account: Field.reference('Account', { title: 'Account', filterable: true }),
    name: Type.String({ title: 'Name', minLength: 1, maxLength: 120, personal: true }),
    phone: Type.String({
      title: 'Telephone',
      description: 'In international form, such as +1 212 555 0100',
      pattern: '^\\+[1-9][0-9 ()./-]{5,24}$',
      maxLength: 26,
      personal: true,
    }),
    issueType: Type.String({
      title: 'What it is about',
      description: 'A topic of the contact rules, such as billing or order-status',
      pattern: wordPattern,
      maxLength: 60,
      filterable: true,
      immutable: true,
    }),
    description: Type.Optional(
      Type.String({ title: 'Description', maxLength: 2_000, display: 'multiline' }),
    ),
    // What the caller had before their eyes, such as an order.
    object: Type.Optional(
      Type.String({
        title: 'Kind of object',
        description: 'Such as Order',
        pattern: '^[A-Z][A-Za-z0-9]*$',
        maxLength: 80,
        filterable: true,
        immutable: true,
      }),
    ),
    subject: Type.Optional(Field.uuid({ title: 'Object', filterable: true, immutable: true })),
    ...windowFields({ immutable: true }),
    windowStart: Type.Optional(Field.dateTime({ title: 'Call from', readOnly: true })),
    windowEnd: Type.Optional(Field.dateTime({ title: 'Call until', readOnly: true })),
    requestedBy: Type.Optional(Field.reference('User', { title: 'Requested by', readOnly: true })),
    // Who of the carrier has it is for the staff: the customers may not look behind the names.
    team: Type.Optional(
      Field.reference('SupportTeam', {
        ...{ title: 'Team', readOnly: true, filterable: true, visibleTo: ['agent'] },
      }),
    ),
    assignee: Type.Optional(
      Field.reference('User', {
        ...{ title: 'Assigned to', readOnly: true, filterable: true, visibleTo: ['agent'] },
      }),
    ),
    dueAt: Type.Optional(
      Field.dateTime({
        title: 'Due',
        description: 'In business time of the team',
        readOnly: true,
        filterable: true,
      }),
    ),
    overdue: Type.Boolean({
      title: 'Overdue',
      default: false,
      readOnly: true,
      filterable: true,
      visibleTo: ['agent'],
    }),
    expiresAt: Type.Optional(Field.dateTime({ title: 'Expires', readOnly: true })),
    attemptCount: Type.Integer({ title: 'Attempts', default: 0, minimum: 0, readOnly: true }),
    nextAttemptAt: Type.Optional(
      Field.dateTime({ title: 'Next attempt', readOnly: true, filterable: true }),
    ),
    closingReason: Type.Optional(
      Type.String({ title: 'Reason', maxLength: 500, readOnly: true, display: 'multiline' }),
    ),
  },
  {
    title: 'Callback request',
    path: 'callback-requests',
    account: 'account',
    stateful: true,
    label: 'name',
    menu: 40,
    columns: ['name', 'issueType', 'state', 'team', 'assignee', 'dueAt', 'attemptCount'],
    check: ({ object, subject }) => {
      if (Boolean(object) === Boolean(subject)) return []
      const pointer = object ? '/subject' : '/object'
      return [{ pointer, message: 'is required: the kind and the id go together' }]
    },
  },
)

declare module 'plugboard' {
  interface Objects {
    CallbackRequest: typeof callbackRequest
  }
}
