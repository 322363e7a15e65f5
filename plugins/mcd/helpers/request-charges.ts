import { amountOfUnits, type FieldsOf, type Money, type RoundingRule, shareOf } from 'plugboard'

/** What counts of an item for what it costs to ask for it. */
export interface ChargeableItem {
  readonly item: string
  readonly product: string
  readonly name: string
  readonly offering: string
  readonly activity: string
  readonly quantity: number
  readonly unitRecurring: Money
  readonly term: number | null
  readonly termStart: string | null
  /** The date that it is asked for, `2026-09-30`. */
  readonly date: string
}

export type TerminationSchedule = FieldsOf<'TerminationSchedule'>
export type ChangeFeeSchedule = FieldsOf<'ChangeFeeSchedule'>

/** One charge, with how it came about. */
export interface RequestCharge {
  readonly kind: 'earlyTermination' | 'changeFee'
  readonly item: string
  readonly product: string
  readonly name: string
  readonly schedule: string
  /** For one of the item. */
  readonly unitAmount: number
  readonly amount: Money
  readonly computation: Readonly<Record<string, unknown>>
}

export interface RequestCharges {
  readonly total: Money
  readonly charges: readonly RequestCharge[]
}

export interface ChargeRules {
  readonly terminations: readonly TerminationSchedule[]
  readonly fees: readonly ChangeFeeSchedule[]
  readonly rounding: RoundingRule
  /** ISO 8601 in UTC. */
  readonly now: string
}

/**
 * What it costs to ask for some items: early termination by the term that is left on their date, and change
 * fees by how close that is. Computed anew whenever it is asked, so that another date has another charge.
 *
 * @example requestCharges(items, { terminations, fees, rounding: 'halfUp', now }, 'USD').total
 */
export function requestCharges(
  items: readonly ChargeableItem[],
  rules: ChargeRules,
  currency: string,
): RequestCharges {
  const charges = items.flatMap(item => [
    ...earlyTermination(item, rules),
    ...changeFee(item, rules),
  ])
  const amount = charges.reduce((sum, charge) => sum + charge.amount.amount, 0)
  return { total: { amount, currency }, charges }
}

/** Complete months from one day to another; 0 where it is not behind. */
export function monthsBetween(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number)
  const [year = 0, month = 0, day = 0] = to.split('-').map(Number)
  const months = (year - fromYear) * 12 + month - fromMonth - (day < fromDay ? 1 : 0)
  return Math.max(0, months)
}

function earlyTermination(item: ChargeableItem, rules: ChargeRules): RequestCharge[] {
  const { term, termStart, date, activity, unitRecurring } = item
  const isMove = activity === 'outsideMove'
  if (!term || !termStart || (activity !== 'disconnect' && !isMove)) return []
  const elapsed = Math.min(term, monthsBetween(termStart, date))
  const remaining = term - elapsed
  const fitting = rules.terminations
    .filter(({ currency, moves }) => currency === unitRecurring.currency && (!isMove || moves))
    .filter(one => one.term === undefined || one.term === null || one.term === term)
  const schedule = mostSpecific(fitting, item.offering)
  if (!schedule || remaining === 0) return []
  const months = owedMonths(schedule, elapsed, term)
  const parts = months.map(({ count, percent }) => {
    const monthly = amountOfUnits(unitRecurring.amount, count, rules.rounding)
    return { months: count, percent, amount: shareOf(monthly, percent, rules.rounding) }
  })
  const flatFee = schedule.flatFee?.amount ?? 0
  const unitAmount = parts.reduce((sum, { amount }) => sum + amount, flatFee)
  if (unitAmount === 0) return []
  const computation = {
    ...{ date, term, termStart, monthsElapsed: elapsed, monthsRemaining: remaining },
    ...{ monthly: unitRecurring, parts, flatFee },
  }
  return [chargeOf('earlyTermination', item, schedule.name, unitAmount, computation)]
}

/** How many months are owed at which share. */
function owedMonths({ basis, tiers }: TerminationSchedule, elapsed: number, term: number) {
  const percentOf = (month: number) =>
    tiers.find(({ fromMonth, toMonth = term }) => month >= fromMonth && month <= toMonth)
      ?.percent ?? '0'
  if (basis === 'monthsElapsed') return [{ count: term - elapsed, percent: percentOf(elapsed + 1) }]
  const months = Array.from({ length: term - elapsed }, (_, index) =>
    percentOf(elapsed + 1 + index),
  )
  return [...Map.groupBy(months, percent => percent)].map(([percent, those]) => ({
    ...{ percent, count: those.length },
  }))
}

const day = 86_400_000

function changeFee(item: ChargeableItem, { fees, now }: ChargeRules): RequestCharge[] {
  const fitting = fees.filter(
    ({ activity, currency }) =>
      activity === item.activity && currency === item.unitRecurring.currency,
  )
  const schedule = mostSpecific(fitting, item.offering)
  if (!schedule) return []
  const ahead = Math.floor((Date.parse(item.date) - Date.parse(now.slice(0, 10))) / day)
  const tier = schedule.tiers
    .toSorted((one, other) => other.daysBefore - one.daysBefore)
    .find(({ daysBefore }) => ahead >= daysBefore)
  if (!tier || tier.amount === 0) return []
  const computation = { date: item.date, daysAhead: ahead, tier }
  return [chargeOf('changeFee', item, schedule.name, tier.amount, computation)]
}

/** The first one for the offering, else the first for any; one for a term before one for any. */
function mostSpecific<Schedule extends { offering?: string | null; term?: number | null }>(
  schedules: readonly Schedule[],
  offering: string,
): Schedule | undefined {
  const rank = (one: Schedule) => (one.offering ? 2 : 0) + (one.term ? 1 : 0)
  return schedules
    .filter(one => !one.offering || one.offering === offering)
    .toSorted((one, other) => rank(other) - rank(one))[0]
}

function chargeOf(
  kind: RequestCharge['kind'],
  { item, product, name, quantity, unitRecurring }: ChargeableItem,
  schedule: string,
  unitAmount: number,
  computation: RequestCharge['computation'],
): RequestCharge {
  const amount = { amount: unitAmount * quantity, currency: unitRecurring.currency }
  return { kind, item, product, name, schedule, unitAmount, amount, computation }
}
