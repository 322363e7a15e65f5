import { object, Type } from 'plugboard'

/** A fee where at least so many days lie between the request and its date. */
export const changeFeeTier = Type.Object(
  {
    daysBefore: Type.Integer({ minimum: 0, maximum: 730 }),
    amount: Type.Integer({ minimum: 0, description: 'In minor units, for each of an item' }),
  },
  { additionalProperties: false },
)

/** What a request costs besides, by how close its date is. The most specific one counts. */
export const changeFeeSchedule = object(
  'ChangeFeeSchedule',
  {
    name: Type.String({ title: 'Name', minLength: 1, maxLength: 120 }),
    activity: Type.Enum(['change', 'insideMove', 'outsideMove', 'disconnect', 'record'], {
      title: 'Activity',
      filterable: true,
    }),
    offering: Type.Optional(
      Type.String({
        title: 'Offering',
        description: 'Its key; any where left out',
        ...{ minLength: 1, maxLength: 120, filterable: true },
      }),
    ),
    tiers: Type.Array(changeFeeTier, {
      title: 'Tiers',
      minItems: 1,
      maxItems: 20,
      display: 'json',
    }),
    currency: Type.String({
      ...{ title: 'Currency', description: 'ISO 4217' },
      ...{ pattern: '^[A-Z]{3}$', maxLength: 3 },
    }),
  },
  {
    title: 'Change fee',
    path: 'change-fee-schedules',
    label: 'name',
    columns: ['name', 'activity', 'offering', 'currency'],
  },
)

declare module 'plugboard' {
  interface Objects {
    ChangeFeeSchedule: typeof changeFeeSchedule
  }
}
