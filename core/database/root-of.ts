import type { Model } from '../schema/model.ts'
import type { RowChange } from './audit.ts'

/** The object that a change counts for: what it lies within, at the top, or itself. */
export function rootOf(
  model: Model,
  change: Pick<RowChange, 'object' | 'id' | 'before' | 'after'>,
  all: readonly RowChange[],
): { object: string; id: string } {
  const { within } = model.object(change.object)
  if (!within) return { object: change.object, id: change.id }
  const row = change.after ?? change.before
  const known = all.find(
    other => other.id === change.id && !other.part && (other.after ?? other.before),
  )
  const parent = (row?.[within.field] ?? (known?.after ?? known?.before)?.[within.field]) as
    | string
    | undefined
  if (parent === undefined) return { object: change.object, id: change.id }
  return rootOf(model, { object: within.object, id: parent }, all)
}
