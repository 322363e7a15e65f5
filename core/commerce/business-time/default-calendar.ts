import { Type } from 'typebox'
import { setting } from '../../plugin/setting.ts'

/** The key of the calendar that holds where nothing else is said. */
export const defaultCalendar = setting(
  'businessTime.defaultCalendar',
  Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 }),
  { title: 'Key of the default business calendar', initial: 'standard' },
)
