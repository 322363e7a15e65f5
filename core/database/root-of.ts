import type { Model } from '../schema/model.ts'
import type { RowChange } from './audit.ts'

type Change = Pick<RowChange, 'object' | 'id' | 'before' | 'after'>

/**
 * The object whose history tells of a change: what it hangs on, what it lies within, at the top, or
 * itself.
 */
export function rootOf(
  model: Model,
  change: Change,
  all: readonly RowChange[],
): { object: string; id: string } {
  const { within, hangsOn } = model.object(change.object)
  if (hangsOn) {
    const object = nameIn(change, hangsOn.object, all)
    const id = nameIn(change, hangsOn.id, all)
    if (object !== undefined && id !== undefined) return { object, id }
  }
  const parent = within && nameIn(change, within.field, all)
  if (!within || parent === undefined) return { object: change.object, id: change.id }
  return rootOf(model, { object: within.object, id: parent }, all)
}

/** What a field of the changed row says; another change of it may tell where this one is of a part. */
function nameIn(
  { id, before, after }: Change,
  field: string,
  all: readonly RowChange[],
): string | undefined {
  const known = all.find(other => other.id === id && !other.part && (other.after ?? other.before))
  const value = (after ?? before)?.[field] ?? (known?.after ?? known?.before)?.[field]
  return value as string | undefined
}
