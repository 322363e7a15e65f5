import { createRequire } from 'node:module'
import type HolidaysLibrary from 'date-holidays'
import type { HolidaysTypes } from 'date-holidays'
import type { FieldError } from '../../errors.ts'
import type { HolidayRegion } from './business-hours.ts'
import { dateOf, dayLength, dayNumber, timeOfDay } from './day-number.ts'

/** A public holiday; from a time of the day on where it has one, in milliseconds since midnight. */
export interface PublicHoliday {
  readonly name: string
  readonly from: number
}

// The rules of all countries take 40 MB and a tenth of a second: who keeps no holidays does without.
const require = createRequire(import.meta.url)
const library = () => require('date-holidays') as typeof HolidaysLibrary

const years = new Map<string, ReadonlyMap<string, PublicHoliday>>()
const mostYears = 1_000

/**
 * The holidays of a year by date; those that are worked left out. Each year of a region is worked out once.
 *
 * @example publicHolidays({ country: 'DE', state: 'BE' }, 2026).get('2026-03-08')
 */
export function publicHolidays(
  region: HolidayRegion,
  year: number,
): ReadonlyMap<string, PublicHoliday> {
  const key = JSON.stringify([region, year])
  const known = years.get(key)
  if (known) return known
  const kept = listed(region, year).filter(({ name }) => !region.except?.includes(plain(name)))
  const made = new Map(kept.flatMap(daysOf))
  if (years.size >= mostYears) years.clear()
  years.set(key, made)
  return made
}

function listed(
  { country, state = '', region = '', types = ['public'] }: HolidayRegion,
  year: number,
): HolidaysTypes.Holiday[] {
  const Holidays = library()
  const options = { types: [...types], languages: 'en' }
  return new Holidays(country, state, region, options).getHolidays(year)
}

/** The day that stands in for a holiday at the weekend goes by its name. */
function plain(name: string): string {
  return name.replace(/ \(substitute day\)$/, '')
}

/** Every day of a holiday. Its text has the local day, also where it begins on the evening before. */
function daysOf({ date, name, start, end }: HolidaysTypes.Holiday): [string, PublicHoliday][] {
  const first = dayNumber(date.slice(0, 10))
  // One that begins at noon is shorter; one over a change of clocks an hour shorter or longer.
  const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / dayLength))
  return Array.from({ length: days }, (_, index) => [
    dateOf(first + index),
    { name, from: index === 0 ? timeOfDay(date.slice(11, 16)) : 0 },
  ])
}

/** What does not hold of a region: a code that nobody knows, or a holiday that is not one of its. */
export function regionFaults(wanted: HolidayRegion): FieldError[] {
  const { country, state, region, except = [] } = wanted
  const Holidays = library()
  const known = new Holidays()
  const countries = known.getCountries()
  if (!(country in countries)) return unknown('country', countries)
  const states = known.getStates(country) ?? {}
  if (state !== undefined && !(state in states)) return unknown('state', states)
  const regions = (state === undefined ? undefined : known.getRegions(country, state)) ?? {}
  if (region !== undefined && !(region in regions)) return unknown('region', regions)
  if (except.length === 0) return []
  // Some come every other year only.
  const year = new Date().getUTCFullYear()
  const names = [0, 1, 2, 3].flatMap(more => listed(wanted, year + more).map(({ name }) => name))
  const allowed = [...new Set(names.map(plain))]
  return except.flatMap((name, index) =>
    allowed.includes(name)
      ? []
      : [{ pointer: `/holidays/except/${index}`, message: 'is no holiday there', allowed }],
  )
}

function unknown(name: string, allowed: object): FieldError[] {
  const pointer = `/holidays/${name}`
  return [{ pointer, message: 'is not known here', allowed: Object.keys(allowed) }]
}
