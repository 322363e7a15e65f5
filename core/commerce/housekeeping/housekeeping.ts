import type { Database } from '../../database/database.ts'
import type { Attachments } from '../attachments/attachment-service.ts'
import { removeExpiredKeys, removeOldSessions } from './remove-expired.ts'

/** What a run has removed. */
export interface Tidied {
  readonly idempotencyKeys: number
  readonly sessions: number
  /** Of objects that are gone. */
  readonly attachments: number
  /** The content of attachments that are gone. */
  readonly files: number
}

/** Removes what has had its time. Any number of workers may do it at once. */
export async function tidy(database: Database, attachments: Attachments): Promise<Tidied> {
  return {
    idempotencyKeys: await removeExpiredKeys(database),
    sessions: await removeOldSessions(database),
    attachments: await attachments.removeOrphans(),
    files: await attachments.removeDiscarded(),
  }
}
