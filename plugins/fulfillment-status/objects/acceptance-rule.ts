import { object, Type } from 'plugboard'

/** Which task waits for the customer's acceptance, and when silence counts as a yes. */
export const acceptanceRule = object(
  'AcceptanceRule',
  {
    key: Type.String({
      ...{ title: 'Key', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 80 },
      ...{ unique: true, immutable: true, filterable: true },
    }),
    offering: Type.Optional(
      Type.String({
        ...{ title: 'Offering', maxLength: 120, filterable: true },
        description: 'Its key; any offering where absent',
      }),
    ),
    task: Type.String({ title: 'Task', description: 'Its key', maxLength: 60, filterable: true }),
    deemedAfterDays: Type.Integer({
      ...{ title: 'Deemed after', minimum: 1, maximum: 60 },
      description: 'Business days of silence after which it counts as accepted',
    }),
  },
  {
    ...{ title: 'Acceptance rule', path: 'acceptance-rules', label: 'key' },
    columns: ['key', 'offering', 'task', 'deemedAfterDays'],
  },
)

declare module 'plugboard' {
  interface Objects {
    AcceptanceRule: typeof acceptanceRule
  }
}
