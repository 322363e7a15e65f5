import fc from 'fast-check'
import t from 'tap'
import {
  type ChargeableItem,
  monthsBetween,
  requestCharges,
} from '../../../plugins/mcd/helpers/request-charges.ts'

const usd = (amount: number) => ({ amount, currency: 'USD' })

const item: ChargeableItem = {
  ...{ item: 'i', product: 'p', name: 'Port', offering: 'uni', activity: 'disconnect' },
  ...{ quantity: 1, unitRecurring: usd(30_000), term: 36, termStart: '2026-06-01' },
  date: '2026-12-01',
}

/** All of what is left of the first year, and half of the rest: as Level 3 has it. */
const level3 = {
  ...{ name: 'Level 3', basis: 'monthOfTerm' as const, currency: 'USD', moves: false },
  tiers: [
    { fromMonth: 1, toMonth: 12, percent: '100' },
    { fromMonth: 13, percent: '50' },
  ],
}
/** Three quarters of the remainder: as a contract of Verizon has it. */
const verizon = {
  ...{ name: 'Verizon', basis: 'monthsElapsed' as const, currency: 'USD', moves: false },
  tiers: [{ fromMonth: 1, percent: '75' }],
}
/** As XO has it: dearer, the closer the date. */
const xo = {
  ...{ name: 'XO', activity: 'change' as const, currency: 'USD' },
  tiers: [
    { daysBefore: 10, amount: 5_000 },
    { daysBefore: 5, amount: 20_000 },
    { daysBefore: 0, amount: 40_000 },
  ],
}
const rules = {
  terminations: [],
  fees: [],
  rounding: 'halfUp' as const,
  now: '2026-06-01T12:00:00.000Z',
}

function ofSchedule(schedule: typeof level3 | typeof verizon, more: Partial<ChargeableItem> = {}) {
  const found = requestCharges(
    [{ ...item, ...more }],
    { ...rules, terminations: [schedule] },
    'USD',
  )
  return found.total.amount
}

t.test('the examples of carriers', async t => {
  // Six months of the first year, twenty-four after it.
  t.equal(ofSchedule(level3), 6 * 30_000 + 12 * 30_000)
  t.equal(ofSchedule(level3, { date: '2027-12-01' }), 9 * 30_000, 'in the second year half of 18')
  t.equal(ofSchedule(verizon), 30 * 22_500)
  t.equal(ofSchedule(verizon, { date: '2029-06-01' }), 0, 'the term is over')
  t.equal(ofSchedule(verizon, { term: null }), 0, 'no term, no charge')
  t.equal(ofSchedule(level3, { activity: 'outsideMove' }), 0, 'a move goes on with the service')
  t.equal(ofSchedule(level3, { quantity: 3 }), 3 * 18 * 30_000)
})

t.test('a change costs the more the closer its date is', async t => {
  const fee = (date: string) =>
    requestCharges([{ ...item, activity: 'change', date }], { ...rules, fees: [xo] }, 'USD').total
  t.same(fee('2026-06-30'), usd(5_000))
  t.same(fee('2026-06-11'), usd(5_000))
  t.same(fee('2026-06-10'), usd(20_000))
  t.same(fee('2026-06-01'), usd(40_000))
})

t.test('the computation is told', async t => {
  const { charges } = requestCharges([item], { ...rules, terminations: [level3] }, 'USD')
  t.match(charges, [
    {
      kind: 'earlyTermination',
      schedule: 'Level 3',
      computation: {
        monthsElapsed: 6,
        monthsRemaining: 30,
        parts: [
          { months: 6, percent: '100', amount: 180_000 },
          { months: 24, percent: '50', amount: 360_000 },
        ],
      },
    },
  ])
})

t.test('the schedule of the offering goes before the general one', async t => {
  const special = {
    ...verizon,
    name: 'Ports',
    offering: 'uni',
    tiers: [{ fromMonth: 1, percent: '10' }],
  }
  const found = requestCharges([item], { ...rules, terminations: [verizon, special] }, 'USD')
  t.equal(found.charges[0]?.schedule, 'Ports')
})

const day = fc
  .date({ min: new Date('2026-06-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))

t.test('to stay longer never costs more, and the end of the term nothing', async t => {
  fc.assert(
    fc.property(day, day, fc.constantFrom(level3, verizon), (one, other, schedule) => {
      const [early, late] = [one, other].sort() as [string, string]
      const costs = ofSchedule(schedule, { date: early })
      t.ok(costs >= ofSchedule(schedule, { date: late }))
      t.ok(costs <= 36 * 30_000)
      t.ok(monthsBetween(early, late) >= 0)
    }),
  )
})
