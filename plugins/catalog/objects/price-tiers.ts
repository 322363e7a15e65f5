import { type FieldError, type Static, Type } from 'plugboard'

/** What a unit costs above so many, up to so many. */
export const priceTier = Type.Object(
  {
    from: Type.Number({ minimum: 0, description: 'For what lies above so many units' }),
    to: Type.Optional(Type.Number({ description: 'Up to so many; without end where absent' })),
    amount: Type.Optional(Type.Integer({ description: 'In minor units' })),
    rate: Type.Optional(
      Type.String({ pattern: '^-?\\d{1,12}(\\.\\d{1,6})?$', description: 'In whole units' }),
    ),
    flat: Type.Optional(Type.Boolean({ description: 'Once, not for each unit' })),
  },
  { additionalProperties: false },
)

export type PriceTier = Static<typeof priceTier>

/**
 * `volume`: the tier in which the number of units lies prices all of them. `graduated`: each unit is priced
 * by the tier in which it lies itself.
 */
export const tierRules = ['volume', 'graduated'] as const

/** Tiers have to follow one another without a gap, each with one price. */
export function tierFaults(tiers: readonly PriceTier[]): readonly FieldError[] {
  return tiers.flatMap((tier, index) => {
    const { from, to, amount, rate } = tier
    const fault = (field: string, message: string) => [
      { pointer: `/tiers/${index}/${field}`, message },
    ]
    if ((amount === undefined) === (rate === undefined)) {
      return fault('amount', 'give either an amount or a rate')
    }
    if (to !== undefined && to <= from) return fault('to', 'must lie above from')
    const next = tiers[index + 1]
    if (next && next.from !== to) return fault('to', 'must be where the next tier begins')
    if (index === 0 && from !== 0) return fault('from', 'must be 0 in the first tier')
    return []
  })
}
