import { sql } from 'kysely'
import type { Actor } from '../../database/actor.ts'
import { type TransactionContext, transact } from '../../database/transact.ts'
import type { DiscardedFiles } from './discarded-files.ts'
import { removeAttachment } from './helpers/attachment-factory.ts'

const mostAtOnce = 100

/**
 * Removes the attachments of objects that are gone, however they went: an attachment may hang on an
 * object of any kind, so no foreign key can see to it. Until then nobody reaches them.
 *
 * @returns how many
 */
export async function removeOrphans(
  context: TransactionContext,
  system: Actor,
  files: DiscardedFiles,
): Promise<number> {
  const { db, model } = context.database
  let removed = 0
  for (const object of model.objects.values()) {
    const { rows } = await sql<{ id: string }>`select a.id from attachments a
      where a.object = ${object.name}
        and not exists (select from ${sql.table(object.table)} o where o.id = a.subject)
      order by a.id limit ${mostAtOnce}`.execute(db)
    for (const { id } of rows) {
      const cause = { kind: 'timer' as const, id: 'attachments-of-removed-objects' }
      const isMine = await transact(context, system, cause, async uow => {
        // Of several workers one gets the row.
        const { rows } = await sql`select from attachments where id = ${id}
          for update skip locked`.execute(uow.executor)
        if (rows.length === 0) return false
        await removeAttachment(uow, id, files.discard)
        return true
      })
      if (isMine) removed++
    }
  }
  return removed
}
