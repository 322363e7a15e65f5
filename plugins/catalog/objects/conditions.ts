import { type FieldError, type Static, Type } from 'plugboard'

const value = Type.Union([Type.String(), Type.Number(), Type.Boolean()])
const bound = Type.Union([Type.Number(), Type.String({ pattern: '^\\d+(\\.\\d+)?[kMGT]?$' })])

/**
 * What something must be: a value, one of several, or a number within bounds, both included. Bounds and
 * values of a bandwidth may be written as it is: `{"from": "10M", "to": "1G"}`.
 */
export const condition = Type.Union([
  value,
  Type.Array(value, { minItems: 1 }),
  Type.Object(
    { from: Type.Optional(bound), to: Type.Optional(bound) },
    { additionalProperties: false, minProperties: 1 },
  ),
])

export type Condition = Static<typeof condition>
export type Conditions = Readonly<Record<string, Condition>>

/** What can be asked about besides the characteristics, whose names have no point. */
export const circumstances = [
  'item.quantity',
  'place.site',
  'place.country',
  'place.region',
  'place.postalCode',
  'account.segment',
] as const

/** When a price or discount counts: all of them have to be met. */
export const conditionsField = Type.Record(Type.String(), condition, {
  title: 'Applies to',
  description:
    'Values of characteristics, such as {"bandwidth": "100M", "term": 36}, and circumstances: ' +
    circumstances.join(', '),
  default: {},
  display: 'characteristics',
})

/** A circumstance that nobody knows would never be met, and nobody would notice. */
export function conditionFaults(conditions: unknown): readonly FieldError[] {
  const known: readonly string[] = circumstances
  return Object.keys((conditions ?? {}) as object)
    .filter(name => name.includes('.') && !known.includes(name))
    .map(name => ({
      pointer: `/conditions/${name}`,
      message: `is no circumstance; there are ${circumstances.join(', ')}`,
      allowed: [...circumstances],
    }))
}
