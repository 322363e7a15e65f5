import { sql } from 'kysely'
import type { Database } from '../../database/database.ts'
import type { UnitOfWork } from '../../database/unit-of-work.ts'
import { PlugboardError } from '../../errors.ts'
import type { FileStoreContract } from './file-store.ts'

/**
 * Content that no attachment has, with the moment from which it may go. It is noted before it is
 * stored and in the transaction that removes its attachment, so that neither a rollback loses a file
 * nor a crash leaves one.
 */
export interface DiscardedFiles {
  /** Notes content that is about to be stored: unless it is kept, it goes a day later. */
  expect(storeKey: string): Promise<void>
  /** Content that is an attachment's from now on. @throws INPUT_INVALID when that comes too late */
  keep(uow: UnitOfWork, storeKey: string): Promise<void>
  /** Removes content of which nothing came; whatever fails is left to the worker. */
  forget(storeKey: string): Promise<void>
  discard(uow: UnitOfWork, storeKey: string): Promise<void>
  /** Removes content that may go. @returns how much of it @throws what the store does, at the end */
  remove(): Promise<number>
}

/** So many at once: the next run comes soon. */
const mostAtOnce = 100

/** Content that is expected goes after so long, and is kept until half of it has passed. */
const patience = 24 * 3_600_000

/** What cannot be removed is tried again after so long, and holds nothing else up. */
const pause = 10 * 60_000

export function createDiscardedFiles(
  { db, clock }: Database,
  store: () => FileStoreContract,
): DiscardedFiles {
  const after = (milliseconds: number) =>
    new Date(Date.parse(clock.now()) + milliseconds).toISOString()

  async function removeNow(key: string): Promise<void> {
    await store().remove(key)
    await sql`delete from discarded_files where store_key = ${key}`.execute(db)
  }

  return {
    async expect(storeKey) {
      await sql`insert into discarded_files (store_key, discarded_at)
        values (${storeKey}, ${after(patience)}) on conflict do nothing`.execute(db)
    },
    async keep(uow, storeKey) {
      // The second half keeps a transaction that is late from meeting whoever removes the content.
      const { rows } = await sql`delete from discarded_files where store_key = ${storeKey}
        and discarded_at > ${after(patience / 2)} returning 1`.execute(uow.executor)
      if (rows.length > 0) return
      throw new PlugboardError('INPUT_INVALID', {
        detail: 'The file took longer than twelve hours, and is not kept any more',
        remedy: 'Send it again',
        errors: [{ pointer: '/file', message: 'took too long' }],
      })
    },
    async forget(storeKey) {
      await removeNow(storeKey).catch(() => {})
    },
    async discard(uow, storeKey) {
      await sql`insert into discarded_files (store_key, discarded_at)
        values (${storeKey}, ${uow.now}) on conflict do nothing`.execute(uow.executor)
    },
    async remove() {
      const { rows } = await sql<{ key: string }>`select store_key as key from discarded_files
        where discarded_at <= ${clock.now()} order by discarded_at limit ${mostAtOnce}`.execute(db)
      const failures: unknown[] = []
      // Several workers may remove the same content: that it is gone is all that is wanted.
      for (const { key } of rows) {
        try {
          await removeNow(key)
        } catch (error) {
          failures.push(error)
          await sql`update discarded_files set discarded_at = ${after(pause)}
            where store_key = ${key}`.execute(db)
        }
      }
      if (failures.length > 0) throw failures[0]
      return rows.length
    },
  }
}
