import { object, Type } from 'plugboard'

/** Why an item may be late, as a code that carriers exchange (ASOG, reason codes). */
export const jeopardyReason = object(
  'JeopardyReason',
  {
    code: Type.String({
      ...{ title: 'Code', pattern: '^[0-9A-Z]{1,8}$', maxLength: 8 },
      ...{ unique: true, immutable: true, filterable: true },
    }),
    title: Type.String({ title: 'Title', minLength: 1, maxLength: 120 }),
    party: Type.Enum(['customer', 'provider'], {
      ...{ title: 'In whose hands', filterable: true },
      description: "What is in the customer's hands asks for a supplement",
    }),
    advice: Type.Optional(
      Type.String({ title: 'What to do', maxLength: 500, display: 'multiline' }),
    ),
  },
  {
    ...{ title: 'Jeopardy reason', path: 'jeopardy-reasons', label: 'title' },
    columns: ['code', 'title', 'party'],
  },
)

declare module 'plugboard' {
  interface Objects {
    JeopardyReason: typeof jeopardyReason
  }
}
