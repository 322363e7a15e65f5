import { Type } from 'typebox'
import { object } from '../../schema/definition.ts'
import { ExtraClosure, ExtraOpening, HolidayRegion, WeeklyHours } from './business-hours.ts'
import { calendarFaults } from './calendar-faults.ts'

/** When somebody works: the hours of a week in a time zone, holidays, exceptions. Shared by all accounts. */
export const BusinessCalendar = object(
  'BusinessCalendar',
  {
    key: Type.String({
      title: 'Key',
      description: 'By which settings and other data name it',
      pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
      maxLength: 60,
      unique: true,
      immutable: true,
      filterable: true,
    }),
    name: Type.String({ title: 'Name', minLength: 1, maxLength: 120, filterable: true }),
    timeZone: Type.String({
      title: 'Time zone',
      description: 'Its IANA name, such as Europe/Berlin',
      maxLength: 60,
    }),
    weeklyHours: WeeklyHours,
    holidays: Type.Optional(HolidayRegion),
    closures: Type.Optional(
      Type.Array(ExtraClosure, { title: 'Extra closures', maxItems: 500, display: 'json' }),
    ),
    openings: Type.Optional(
      Type.Array(ExtraOpening, {
        title: 'Days with hours of their own',
        description: 'They come before closures and holidays',
        maxItems: 500,
        display: 'json',
      }),
    ),
  },
  {
    title: 'Business calendar',
    path: 'business-calendars',
    label: 'name',
    check: calendarFaults,
    columns: ['key', 'name', 'timeZone'],
  },
)

declare module '../../extensions.ts' {
  interface Objects {
    BusinessCalendar: typeof BusinessCalendar
  }
}
