import { Field, object, Type } from 'plugboard'

/** What share of the monthly charges is owed for months of the term, or from months on. */
export const terminationTier = Type.Object(
  {
    fromMonth: Type.Integer({ minimum: 1, maximum: 600, description: 'The first month is 1' }),
    toMonth: Type.Optional(Type.Integer({ minimum: 1, maximum: 600, description: 'Included' })),
    percent: Type.String({ pattern: '^\\d{1,3}(\\.\\d{1,4})?$', description: 'Such as 50' }),
  },
  { additionalProperties: false },
)

/**
 * What it costs to end a service before its term: data, since no two carriers have the same. The most
 * specific one counts: for the offering before any offering, for the term before any term.
 */
export const terminationSchedule = object(
  'TerminationSchedule',
  {
    name: Type.String({ title: 'Name', minLength: 1, maxLength: 120 }),
    offering: Type.Optional(
      Type.String({
        title: 'Offering',
        description: 'Its key; any where left out',
        ...{ minLength: 1, maxLength: 120, filterable: true },
      }),
    ),
    term: Type.Optional(
      Type.Integer({ title: 'Term', description: 'In months; any where left out', minimum: 1 }),
    ),
    basis: Type.Enum(['monthOfTerm', 'monthsElapsed'], {
      title: 'Tiers are of',
      description:
        'monthOfTerm: each month that remains has the share of its own place in the term. monthsElapsed: all have the share of the month in which the service ends',
      default: 'monthOfTerm',
    }),
    tiers: Type.Array(terminationTier, { title: 'Tiers', maxItems: 60, display: 'json' }),
    flatFee: Type.Optional(Field.money({ title: 'Fee besides' })),
    currency: Type.String({
      ...{ title: 'Currency', description: 'ISO 4217' },
      ...{ pattern: '^[A-Z]{3}$', maxLength: 3 },
    }),
    moves: Type.Boolean({
      title: 'Also for moves',
      description: 'Whether what a move replaces is charged as well',
      default: false,
    }),
  },
  {
    title: 'Termination schedule',
    path: 'termination-schedules',
    label: 'name',
    columns: ['name', 'offering', 'term', 'basis', 'currency'],
  },
)

declare module 'plugboard' {
  interface Objects {
    TerminationSchedule: typeof terminationSchedule
  }
}
