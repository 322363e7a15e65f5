import type { FieldError } from '../../errors.ts'
import { type BusinessHours, type LocalPeriod, weekdays } from './business-hours.ts'
import { timeOfDay } from './day-number.ts'
import { regionFaults } from './public-holidays.ts'
import { isTimeZone } from './time-zone.ts'

/** What the schema of a calendar cannot say; every fault at once. */
export function calendarFaults(record: Readonly<Record<string, unknown>>): FieldError[] {
  // The schema has vouched for it.
  const hours = record as unknown as BusinessHours
  return [
    ...zoneFaults(hours),
    ...weekFaults(hours),
    ...(hours.holidays ? regionFaults(hours.holidays) : []),
    ...closureFaults(hours),
    ...openingFaults(hours),
  ]
}

function zoneFaults({ timeZone }: BusinessHours): FieldError[] {
  if (isTimeZone(timeZone)) return []
  const message = 'is not the IANA name of a time zone, such as Europe/Berlin'
  return [{ pointer: '/timeZone', message }]
}

function weekFaults({ weeklyHours }: BusinessHours): FieldError[] {
  const days = weekdays.map(day => weeklyHours[day] ?? [])
  if (days.every(periods => periods.length === 0)) {
    return [{ pointer: '/weeklyHours', message: 'must be open on a day of the week' }]
  }
  return weekdays.flatMap(day => periodFaults(weeklyHours[day] ?? [], `/weeklyHours/${day}`))
}

function closureFaults({ closures }: BusinessHours): FieldError[] {
  return (closures ?? []).flatMap(({ from, to }, index) =>
    to < from ? [{ pointer: `/closures/${index}/to`, message: 'lies before from' }] : [],
  )
}

function openingFaults({ openings }: BusinessHours): FieldError[] {
  const all = openings ?? []
  return all.flatMap(({ date, hours }, index) => [
    ...(all.findIndex(other => other.date === date) < index
      ? [{ pointer: `/openings/${index}/date`, message: 'has hours of its own already' }]
      : []),
    ...periodFaults(hours, `/openings/${index}/hours`),
  ])
}

function periodFaults(periods: readonly LocalPeriod[], pointer: string): FieldError[] {
  const spans = periods.map(({ from, to }) => ({ from: timeOfDay(from), to: timeOfDay(to) }))
  return spans.flatMap(({ from, to }, index) => {
    const at = `${pointer}/${index}`
    if (to <= from) {
      const message = 'must lie behind from; what goes on past midnight is two periods'
      return [{ pointer: `${at}/to`, message }]
    }
    const before = spans.slice(0, index)
    const overlaps = before.some(other => from < other.to && other.from < to)
    return overlaps ? [{ pointer: at, message: 'overlaps with another period' }] : []
  })
}
