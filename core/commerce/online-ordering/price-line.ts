import { type Static, Type } from 'typebox'
import type { PricedOffering } from './offering-source.ts'

const rate = Type.String({
  pattern: '^-?\\d{1,12}(\\.\\d{1,6})?$',
  description: 'For one unit, in whole units of the currency, exact: 0.0035 is 0.35 cents',
})

const ofAnyKind = {
  name: Type.String({ minLength: 1, maxLength: 200, description: 'What it is for' }),
  currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217' }),
  units: Type.Optional(
    Type.Number({ description: 'How many units of a characteristic were multiplied' }),
  ),
  rate: Type.Optional(rate),
  price: Type.Optional(
    Type.String({ maxLength: 120, description: 'The price that counted, by its key or id' }),
  ),
  discount: Type.Optional(
    Type.String({ maxLength: 120, description: 'The discount that it is, by its key or id' }),
  ),
  decidedBy: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), {
      description: 'What decided that it counts, such as {"format": "paper", "term": 36}',
    }),
  ),
}

/** What is charged with the order, or each month. */
const chargeLine = Type.Object(
  {
    kind: Type.Enum(['oneTime', 'recurring']),
    amount: Type.Integer({
      description: 'In minor units for one of the item, units multiplied; a month where recurring',
    }),
    unitOfMeasure: Type.Optional(Type.String({ maxLength: 40 })),
    ...ofAnyKind,
  },
  { additionalProperties: false },
)

/** What is charged later, by what has been used: it is in no total. */
const usageLine = Type.Object(
  {
    kind: Type.Literal('usage'),
    unitOfMeasure: Type.String({ maxLength: 40, description: 'What is counted, such as page' }),
    from: Type.Optional(Type.Number({ description: 'For what is used above so much in a month' })),
    to: Type.Optional(Type.Number({ description: 'And up to so much' })),
    ...ofAnyKind,
    rate,
  },
  { additionalProperties: false },
)

/**
 * One of the prices that make up what an offering costs. The lines of a kind add up to the offering's
 * `oneTime` and `recurring`; usage lines are agreed with them, and charged as it happens.
 *
 * @example { kind: 'recurring', name: 'Paper', currency: 'USD', amount: 45_000, decidedBy: { term: 36 } }
 * @example { kind: 'usage', name: 'Copies', currency: 'USD', rate: '0.0035', unitOfMeasure: 'page' }
 */
export const PriceLine = Type.Union([chargeLine, usageLine])

export type PriceLine = Static<typeof PriceLine>

/** A source that tells no lines has one price of each kind: what the offering costs. */
export function linesOf({
  lines,
  name,
  currency,
  oneTime,
  recurring,
}: Omit<PricedOffering, 'characteristics'>): readonly PriceLine[] {
  if (lines) return lines
  const line = (kind: 'oneTime' | 'recurring', amount: number): PriceLine[] =>
    amount === 0 ? [] : [{ kind, name: name.slice(0, 200), currency, amount }]
  return [...line('oneTime', oneTime), ...line('recurring', recurring)]
}

/**
 * What the lines of a kind add up to, in minor units for one.
 *
 * @example sumOfLines('recurring', item.priceLines) === item.unitRecurring.amount
 */
export function sumOfLines(kind: 'oneTime' | 'recurring', lines: readonly PriceLine[]): number {
  return lines.reduce((sum, line) => (line.kind === kind ? sum + line.amount : sum), 0)
}
