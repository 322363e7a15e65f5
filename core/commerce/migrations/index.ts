import type { Migration } from '../../database/migrations/migration.ts'
import m0001Initial from './0001-initial.ts'
import m0002TellOfChangedRights from './0002-tell-of-changed-rights.ts'

/** The core's migrations, oldest first. */
export const coreMigrations: readonly Migration[] = [m0001Initial, m0002TellOfChangedRights]
