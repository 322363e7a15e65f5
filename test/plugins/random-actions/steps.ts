import fc from 'fast-check'

const which = fc.nat({ max: 60 })
const often = (weight: number, value: boolean) =>
  fc.oneof({ weight, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: fc.constant(!value) })

/** Most know what they do; some do not. */
const how = fc.record({
  which,
  order: which,
  who: which,
  /** Whether somebody acts who may, on something that the action is meant for. */
  aimed: often(9, true),
  garbage: fc.oneof(
    { weight: 14, arbitrary: fc.constant(undefined) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<unknown>({ unknown: 1 }, { reason: 7 }, { reason: '' }, [], 'x'),
    },
  ),
  ifMatch: fc.constantFrom('none', 'none', 'none', 'fresh', 'stale', 'foreign'),
})
export type How = typeof how extends fc.Arbitrary<infer Value> ? Value : never

const offerings = fc.array(fc.constantFrom('circuit', 'circuit', 'plain', 'bundle'), {
  ...{ minLength: 1, maxLength: 3 },
})

/** Where a run begins: an order that is worked on already, or is none yet. */
export const beginning = fc.record({ offerings, started: often(4, true) })
export type Beginning = typeof beginning extends fc.Arbitrary<infer Value> ? Value : never

/** One step of somebody, or of time. */
export const step = fc.oneof(
  { weight: 1, arbitrary: fc.record({ do: fc.constant('order' as const), offerings, how }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('cart' as const),
      what: fc.constantFrom('add' as const, 'change', 'remove', 'coordinate'),
      flag: fc.boolean(),
      how,
    }),
  },
  {
    weight: 16,
    arbitrary: fc.record({ do: fc.constant('act' as const), deed: fc.nat({ max: 1_000 }), how }),
  },
  {
    weight: 14,
    arbitrary: fc.record({
      do: fc.constant('work' as const),
      action: fc.constantFrom('complete', 'complete', 'complete', 'start', 'fail'),
      how,
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      what: fc.constantFrom(
        ...(['change', 'newDate', 'dropItem', 'cancelItem', 'cancelOrder'] as const),
        ...(['charge', 'hold', 'alert'] as const),
      ),
      flag: fc.boolean(),
      how,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      hours: fc.constantFrom(1, 10, 26, 80, 400),
    }),
  },
)
export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never
