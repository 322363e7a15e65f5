import type { HistoryRow } from '../../database/reads.ts'
import { fieldsChanged, fileChanges } from './file-changes.ts'
import type { HistoryView } from './view.ts'
import type { ViewContext } from './view-context.ts'

/** What happened to an object, in words. */
export function historyViews(
  { services: { engine, messages }, actor }: ViewContext,
  object: string,
  records: readonly HistoryRow[],
): HistoryView[] {
  const policy = engine.hasPolicy(object) ? engine.policy(object) : undefined
  const t = messages(actor.locale)
  return records.map((record, index) => {
    const { occurredAt, actorName, transition, changes } = record
    const title = transition === null ? undefined : policy?.transitions.get(transition)?.title
    const fields = fieldsChanged(changes)
    const files = fileChanges(changes).map(({ isAdded, name = '' }) =>
      t(isAdded ? 'core.fileAdded' : 'core.fileRemoved', { name }),
    )
    const isOnlyFiles = transition === null && fields === 0 && files.length > 0
    const plain = index === records.length - 1 && isMaking(record) ? 'core.created' : 'core.changed'
    const what = isOnlyFiles ? [] : [title ?? transition ?? t(plain)]
    return { occurredAt, actorName, title: [...what, ...files].join(', '), fields }
  })
}

/** The oldest record of an object is of its making, unless something was there before. */
function isMaking({ changes }: HistoryRow): boolean {
  return Object.values(changes).every(({ before }) => before === null)
}
