import type { Migration } from '../../database/migrations/migration.ts'
import m0001Initial from './0001-initial.ts'
import m0002TellOfChangedRights from './0002-tell-of-changed-rights.ts'
import m0003ItemsHaveStates from './0003-items-have-states.ts'
import m0004PriceLines from './0004-price-lines.ts'
import m0005BusinessCalendars from './0005-business-calendars.ts'

/** The core's migrations, oldest first. */
export const coreMigrations: readonly Migration[] = [
  m0001Initial,
  m0002TellOfChangedRights,
  m0003ItemsHaveStates,
  m0004PriceLines,
  m0005BusinessCalendars,
]
