import { Field, object, Type } from 'plugboard'

/** How an attempt to call somebody went. */
export const attemptOutcomes = ['reached', 'noAnswer', 'busy', 'voicemail', 'wrongNumber'] as const

/** One attempt to call, with what the agent noted of it. */
export const callbackAttempt = object(
  'CallbackAttempt',
  {
    callback: Field.reference('CallbackRequest', { title: 'Callback', onDelete: 'cascade' }),
    at: Field.dateTime({ title: 'At', readOnly: true }),
    by: Type.Optional(
      Field.reference('User', { title: 'By', readOnly: true, visibleTo: ['agent'] }),
    ),
    outcome: Type.Enum([...attemptOutcomes], { title: 'Outcome', readOnly: true }),
    note: Type.Optional(
      Type.String({
        title: 'Note',
        maxLength: 2_000,
        readOnly: true,
        display: 'multiline',
        visibleTo: ['agent'],
      }),
    ),
  },
  {
    title: 'Attempt',
    path: 'callback-attempts',
    within: { object: 'CallbackRequest', field: 'callback', as: 'attempts' },
    exposed: false,
    columns: ['at', 'by', 'outcome', 'note'],
  },
)

declare module 'plugboard' {
  interface Objects {
    CallbackAttempt: typeof callbackAttempt
  }
}
