import { sql } from 'kysely'
import type { Database } from '../../database/database.ts'
import type { UnitOfWork } from '../../database/unit-of-work.ts'
import type { FileStoreContract } from './file-store.ts'

/**
 * Content that no attachment has any more. It is noted in the transaction that removes the attachment
 * and removed after it, so that neither a rollback loses a file nor a crash leaves one.
 */
export interface DiscardedFiles {
  discard(uow: UnitOfWork, storeKey: string): Promise<void>
  /** Removes content that was noted. @returns how much of it */
  remove(): Promise<number>
}

/** So many at once: the next run comes soon. */
const mostAtOnce = 100

export function createDiscardedFiles(
  { db }: Database,
  store: () => FileStoreContract,
): DiscardedFiles {
  return {
    async discard(uow, storeKey) {
      await sql`insert into discarded_files (store_key, discarded_at)
        values (${storeKey}, ${uow.now}) on conflict do nothing`.execute(uow.executor)
    },
    async remove() {
      const { rows } = await sql<{ key: string }>`select store_key as key from discarded_files
        order by discarded_at limit ${mostAtOnce}`.execute(db)
      // Several workers may remove the same content: that it is gone is all that is wanted.
      for (const { key } of rows) {
        await store().remove(key)
        await sql`delete from discarded_files where store_key = ${key}`.execute(db)
      }
      return rows.length
    },
  }
}
