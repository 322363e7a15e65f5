import { type Static, Type } from 'typebox'
import { Field } from '../../schema/field.ts'

/** The days of the week as calendars name them, in the order of ISO 8601. */
export const weekdays = [
  ...(['monday', 'tuesday', 'wednesday', 'thursday'] as const),
  ...(['friday', 'saturday', 'sunday'] as const),
] as const

const closed = { additionalProperties: false }
const name = Type.String({ title: 'Name', minLength: 1, maxLength: 120 })

/** From one local time to another of the same day; what goes on past midnight is two of them. */
export const LocalPeriod = Type.Object(
  {
    from: Type.String({ title: 'From', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }),
    to: Type.String({ title: 'To', pattern: '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$' }),
  },
  closed,
)

const dayHours = Type.Array(LocalPeriod, { maxItems: 24 })

/** The open periods of each day of the week; a day that is left out is closed. */
export const WeeklyHours = Type.Object(
  {
    monday: Type.Optional(dayHours),
    tuesday: Type.Optional(dayHours),
    wednesday: Type.Optional(dayHours),
    thursday: Type.Optional(dayHours),
    friday: Type.Optional(dayHours),
    saturday: Type.Optional(dayHours),
    sunday: Type.Optional(dayHours),
  },
  {
    ...closed,
    title: 'Hours of the week',
    description: 'By day, a list of from and to in local time; 00:00 to 24:00 is the whole day',
    display: 'json',
  },
)

/** Whose public holidays are kept, in the codes of ISO 3166. */
export const HolidayRegion = Type.Object(
  {
    country: Type.String({ title: 'Country', pattern: '^[A-Z]{2}$' }),
    state: Type.Optional(Type.String({ title: 'State', minLength: 1, maxLength: 10 })),
    region: Type.Optional(Type.String({ title: 'Region', minLength: 1, maxLength: 10 })),
    types: Type.Optional(
      Type.Array(Type.Enum(['public', 'bank']), { title: 'Kinds', minItems: 1, uniqueItems: true }),
    ),
    except: Type.Optional(
      Type.Array(name, { title: 'Holidays that are worked', maxItems: 60, uniqueItems: true }),
    ),
  },
  {
    ...closed,
    title: 'Public holidays',
    description: 'Of a country, state and region, in the codes of ISO 3166; none where absent',
    display: 'json',
  },
)

/** Days that are closed besides, from the first to the last. */
export const ExtraClosure = Type.Object(
  { name, from: Field.date({ title: 'From' }), to: Field.date({ title: 'To' }) },
  closed,
)

/** A day with hours of its own, whatever the week, the holidays and the closures say. */
export const ExtraOpening = Type.Object(
  { name, date: Field.date({ title: 'Date' }), hours: dayHours },
  closed,
)

export type LocalPeriod = Static<typeof LocalPeriod>
export type HolidayRegion = Static<typeof HolidayRegion>

/**
 * When a place is open: what the functions of business time work with. A BusinessCalendar is one. What they
 * work out is remembered with the value, so a changed calendar is a new value.
 */
export interface BusinessHours {
  /** An IANA name, such as `Europe/Berlin`. */
  readonly timeZone: string
  readonly weeklyHours: Readonly<Static<typeof WeeklyHours>>
  readonly holidays?: HolidayRegion | null | undefined
  readonly closures?: readonly Static<typeof ExtraClosure>[] | null | undefined
  readonly openings?: readonly Static<typeof ExtraOpening>[] | null | undefined
}

const officeDay: LocalPeriod[] = [{ from: '09:00', to: '17:00' }]

/** What holds where there is no calendar: Monday to Friday, 09:00 to 17:00 in UTC, no holidays. */
export const standardHours: BusinessHours = Object.freeze({
  timeZone: 'UTC',
  weeklyHours: Object.fromEntries(weekdays.slice(0, 5).map(day => [day, officeDay])),
})
