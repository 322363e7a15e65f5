import fc from 'fast-check'
import {
  addBusinessDays,
  addBusinessTime,
  type BusinessHours,
  businessMinutesBetween,
  isBusinessDay,
  isOpen,
  localDate,
  nextClosing,
  nextOpening,
  openPeriodsOn,
  specialDay,
  standardHours,
  weekdays,
} from 'plugboard'
import t from 'tap'

const office = [{ from: '09:00', to: '17:00' }]
const wholeDay = [{ from: '00:00', to: '24:00' }]
const onDays = (days: readonly string[], periods: readonly { from: string; to: string }[]) =>
  Object.fromEntries(days.map(day => [day, [...periods]]))
const workdays = weekdays.slice(0, 5)

const newYork: BusinessHours = {
  timeZone: 'America/New_York',
  weeklyHours: onDays(workdays, office),
  holidays: { country: 'US' },
}
const always: BusinessHours = { timeZone: 'Europe/Berlin', weeklyHours: onDays(weekdays, wholeDay) }

t.test('a week of office hours', async t => {
  const friday = '2026-03-27T16:00:00.000Z'
  t.ok(isOpen(standardHours, friday))
  t.notOk(isOpen(standardHours, '2026-03-27T17:00:00.000Z'), 'the end does not belong to it')
  t.equal(addBusinessTime(standardHours, friday, 120), '2026-03-30T10:00:00.000Z')
  t.equal(
    addBusinessTime(standardHours, friday, 60),
    '2026-03-27T17:00:00.000Z',
    'what fills the day is due when it closes',
  )
  t.equal(nextOpening(standardHours, '2026-03-27T17:00:00.000Z'), '2026-03-30T09:00:00.000Z')
  t.equal(
    addBusinessTime(standardHours, '2026-03-30T09:30:00.000Z', -60),
    '2026-03-27T16:30:00.000Z',
  )
  t.equal(nextClosing(standardHours, friday), '2026-03-27T17:00:00.000Z')
  t.equal(nextClosing(standardHours, '2026-03-28T12:00:00.000Z'), '2026-03-28T12:00:00.000Z')
  t.equal(businessMinutesBetween(standardHours, friday, '2026-03-30T10:00:00.000Z'), 120)
  t.equal(businessMinutesBetween(standardHours, '2026-03-30T10:00:00.000Z', friday), -120)
})

t.test('days', async t => {
  t.equal(addBusinessDays(standardHours, '2026-03-27', 1), '2026-03-30')
  t.equal(addBusinessDays(standardHours, '2026-03-28', 1), '2026-03-30')
  t.equal(addBusinessDays(standardHours, '2026-03-28', 0), '2026-03-30')
  t.equal(addBusinessDays(standardHours, '2026-03-30', -1), '2026-03-27')
  t.equal(addBusinessDays(newYork, '2026-12-24', 1), '2026-12-28', 'Christmas Day and a weekend')
  t.equal(localDate('Asia/Tokyo', '2026-03-29T20:00:00.000Z'), '2026-03-30')
  t.throws(() => addBusinessDays(standardHours, '2026-02-30x', 1), RangeError)
  t.throws(() => addBusinessDays(standardHours, '2026-03-30', 0.5), RangeError)
})

t.test('clocks that go forward and back', async t => {
  const night = (from: string, to: string): BusinessHours => ({
    timeZone: 'Europe/Berlin',
    weeklyHours: { sunday: [{ from, to }] },
  })
  // 02:00 to 03:00 is left out on 29 March, and comes twice on 25 October.
  t.same(openPeriodsOn(night('02:00', '03:00'), '2026-03-29'), [])
  t.same(openPeriodsOn(night('02:30', '06:00'), '2026-03-29'), [
    { from: '2026-03-29T01:00:00.000Z', until: '2026-03-29T04:00:00.000Z' },
  ])
  t.same(openPeriodsOn(night('02:00', '02:30'), '2026-10-25'), [
    { from: '2026-10-25T00:00:00.000Z', until: '2026-10-25T00:30:00.000Z' },
    { from: '2026-10-25T01:00:00.000Z', until: '2026-10-25T01:30:00.000Z' },
  ])
  const length = (date: string) =>
    openPeriodsOn(always, date).map(
      ({ from, until }) => (Date.parse(until) - Date.parse(from)) / 3_600_000,
    )
  t.same([length('2026-03-29'), length('2026-10-25'), length('2026-10-26')], [[23], [25], [24]])
  // Office hours stay where they are on the wall.
  t.equal(nextOpening(newYork, '2026-03-06T22:30:00.000Z'), '2026-03-09T13:00:00.000Z')
  t.equal(nextOpening(newYork, '2026-03-05T22:30:00.000Z'), '2026-03-06T14:00:00.000Z')
  t.same(openPeriodsOn({ ...always, timeZone: 'Pacific/Apia' }, '2011-12-30'), [], 'a day left out')
})

t.test('holidays, closures and days with hours of their own', async t => {
  const thanksgiving = '2026-11-26'
  t.notOk(isBusinessDay(newYork, thanksgiving))
  t.same(specialDay(newYork, thanksgiving), { kind: 'holiday', name: 'Thanksgiving Day' })
  t.match(
    specialDay(newYork, '2026-07-03'),
    { name: /Independence Day/ },
    'stands in for a Saturday',
  )

  const working = { ...newYork, holidays: { country: 'US', except: ['Independence Day'] } }
  t.ok(isBusinessDay(working, '2026-07-03'))
  t.notOk(isBusinessDay(working, thanksgiving))

  const stocktaking = { name: 'Stocktaking', from: '2026-12-28', to: '2026-12-31' }
  const inventory = {
    name: 'Late shift',
    date: '2026-12-30',
    hours: [{ from: '12:00', to: '20:00' }],
  }
  const closing = { ...newYork, closures: [stocktaking], openings: [inventory] }
  t.same(specialDay(closing, '2026-12-29'), { kind: 'closure', name: 'Stocktaking' })
  t.same(specialDay(closing, '2026-12-30'), { kind: 'opening', name: 'Late shift' })
  t.equal(nextOpening(closing, '2026-12-24T23:00:00.000Z'), '2026-12-30T17:00:00.000Z')
  t.equal(addBusinessTime(closing, '2026-12-24T21:00:00.000Z', 9 * 60), '2026-12-31T01:00:00.000Z')

  const berlin: BusinessHours = {
    ...{ timeZone: 'Europe/Berlin', weeklyHours: onDays(workdays, office) },
    holidays: { country: 'DE', state: 'BE' },
  }
  t.notOk(isBusinessDay({ ...berlin, holidays: { country: 'DE', state: 'BY' } }, '2026-01-06'))
  t.ok(isBusinessDay(berlin, '2026-01-06'), 'Epiphany is not kept in Berlin')

  // Those of the moon begin on the evening before; what counts is the day. Three days of Eid.
  const dubai = { ...berlin, timeZone: 'Asia/Dubai', holidays: { country: 'AE' } }
  const eid = ['2026-03-19', '2026-03-20', '2026-03-21', '2026-03-22', '2026-03-23']
  t.same(
    eid.map(date => specialDay(dubai, date)?.kind),
    [undefined, 'holiday', 'holiday', 'holiday', undefined],
  )
  // In Austria banks close at two on Christmas Eve.
  const vienna: BusinessHours = {
    ...berlin,
    ...{ timeZone: 'Europe/Vienna', holidays: { country: 'AT', types: ['public', 'bank'] } },
  }
  t.equal(openPeriodsOn(vienna, '2026-12-24').at(-1)?.until, '2026-12-24T13:00:00.000Z')
})

t.test('a calendar that never closes, and one that never opens', async t => {
  t.equal(nextClosing(always, '2026-03-29T00:30:00.000Z'), null)
  t.equal(addBusinessTime(always, '2026-03-28T12:00:00.000Z', 1_440), '2026-03-29T12:00:00.000Z')
  const never = { timeZone: 'UTC', weeklyHours: {} }
  const unreachable = { code: 'BUSINESS_TIME_UNREACHABLE' }
  t.throws(() => nextOpening(never, '2026-03-29T00:00:00.000Z'), unreachable)
  t.throws(() => addBusinessDays(never, '2026-03-29', 1), unreachable)
  t.throws(() => addBusinessTime(standardHours, '2026-03-29T00:00:00.000Z', 1e8), unreachable)
  t.throws(() => addBusinessTime(standardHours, 'tomorrow', 1), RangeError)
})

const zones = [
  ...['UTC', 'Europe/Berlin', 'America/New_York', 'America/Sao_Paulo', 'Asia/Kolkata'],
  ...['Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Casablanca', 'Asia/Beirut'],
]
const clockTime = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Up to three periods of a day that do not touch. */
const dayPeriods = fc
  .uniqueArray(fc.integer({ min: 0, max: 1_440 }), { minLength: 0, maxLength: 6 })
  .map(times => {
    const sorted = times.sort((a, b) => a - b)
    return sorted.flatMap((from, index) => {
      const to = sorted[index + 1]
      return index % 2 === 0 && to !== undefined
        ? [{ from: clockTime(from), to: clockTime(to) }]
        : []
    })
  })
type Week = Readonly<Record<string, readonly { from: string; to: string }[]>>

function openMinutes(week: Week): number {
  const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const lengths = Object.values(week).flatMap(periods =>
    periods.map(({ from, to }) => minutesOf(to) - minutesOf(from)),
  )
  return lengths.reduce((sum, length) => sum + length, 0)
}

const calendars = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    weeklyHours: fc.record(Object.fromEntries(weekdays.map(day => [day, dayPeriods]))),
  })
  // With less a week, what is added below would lie beyond the ten years that are looked through.
  .filter(({ weeklyHours }) => openMinutes(weeklyHours) >= 60)
const instants = fc
  .date({ min: new Date('2009-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map(date => date.toISOString())
/** Instants close to a change of clocks, where calendars go wrong. */
const delicate = fc
  .tuple(
    fc.constantFrom(
      ...['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z', '2026-03-08T07:00:00Z'],
      ...['2026-11-01T06:00:00Z', '2026-04-04T15:00:00Z', '2011-12-30T10:00:00Z'],
      ...['2017-10-15T03:00:00Z', '2018-02-18T02:00:00Z', '2026-03-28T22:00:00Z'],
    ),
    fc.integer({ min: -36 * 60, max: 36 * 60 }),
  )
  .map(([at, minutes]) => new Date(Date.parse(at) + minutes * 60_000).toISOString())
const moments = fc.oneof(instants, delicate)

const clocks = new Map<string, Intl.DateTimeFormat>()

/** What the clock on the wall says, by another way than the engine's. */
function wallClock(timeZone: string, instant: string): { weekday: string; time: string } {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone, weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    } as Intl.DateTimeFormatOptions)
  clocks.set(timeZone, clock)
  const parts = Object.fromEntries(
    clock.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  )
  return { weekday: (parts.weekday ?? '').toLowerCase(), time: `${parts.hour}:${parts.minute}` }
}

t.test('open is what the clock on the wall says', async () => {
  fc.assert(
    fc.property(calendars, moments, (hours, instant) => {
      const { weekday, time } = wallClock(hours.timeZone, instant)
      const periods = hours.weeklyHours[weekday] ?? []
      const expected = periods.some(({ from, to }) => from <= time && time < to)
      return isOpen(hours, instant) === expected
    }),
    { numRuns: 2_000 },
  )
})

const minutes = fc.integer({ min: 1, max: 6_000 })

t.test('what is added lies between, and is taken away again', async t => {
  fc.assert(
    fc.property(calendars, moments, minutes, (hours, instant, added) => {
      const later = addBusinessTime(hours, instant, added)
      const before = new Date(Date.parse(later) - 1).toISOString()
      // It lies in open time or right at its end, never behind it.
      if (!isOpen(hours, before)) return false
      if (businessMinutesBetween(hours, instant, later) !== added) return false
      const back = addBusinessTime(hours, later, -added)
      return businessMinutesBetween(hours, back, later) === added && isOpen(hours, back)
    }),
    { numRuns: 1_000 },
  )
  t.pass()
})

t.test('later stays later, more leads further, and two steps are one', async t => {
  fc.assert(
    fc.property(calendars, moments, moments, minutes, minutes, (hours, a, b, some, more) => {
      const [early, late] = a < b ? [a, b] : [b, a]
      const first = addBusinessTime(hours, early, some)
      const both = addBusinessTime(hours, early, some + more)
      return (
        first <= addBusinessTime(hours, late, some) &&
        first < both &&
        addBusinessTime(hours, first, more) === both
      )
    }),
    { numRuns: 1_000 },
  )
  t.pass()
})

t.test('an opening is open, and nothing before it is', async t => {
  fc.assert(
    fc.property(calendars, moments, (hours, instant) => {
      const opening = nextOpening(hours, instant)
      return (
        opening >= instant &&
        isOpen(hours, opening) &&
        businessMinutesBetween(hours, instant, opening) === 0
      )
    }),
    { numRuns: 1_000 },
  )
  t.pass()
})

t.test('business days are counted there and back', async t => {
  fc.assert(
    fc.property(calendars, moments, fc.integer({ min: 1, max: 60 }), (hours, instant, days) => {
      const date = addBusinessDays(hours, localDate(hours.timeZone, instant), 0)
      const later = addBusinessDays(hours, date, days)
      return isBusinessDay(hours, later) && addBusinessDays(hours, later, -days) === date
    }),
    { numRuns: 500 },
  )
  t.pass()
})
