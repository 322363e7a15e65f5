import type { FieldModel, Model } from '../schema/model.ts'
import type { Values } from './row-writer.ts'

/** What became of one field; a value that is not there is null. */
export interface FieldChange {
  readonly before: unknown
  readonly after: unknown
}

/** What a unit of work did to one row. */
export interface RowChange {
  readonly object: string
  readonly id: string
  /** The part's key, when it is a part's row. */
  readonly part?: string
  readonly kind: 'insert' | 'update' | 'delete'
  readonly before?: Values
  readonly after?: Values
}

/** What stands for a secret, whichever it is. */
const hidden = '***'

/** Bookkeeping that says nothing to a reader of the history. */
const silent = new Set(['id', 'state', 'version', 'createdAt', 'updatedAt', 'rootAccount'])

/**
 * The diff that the audit keeps for one subject: by path (`purchaseOrder`, `giftNote.message`,
 * `items/<id>/quantity`, `attachments/<id>/fileName`), before and after. Secret fields appear by name only.
 */
export function auditDiff(
  model: Model,
  subject: { readonly object: string; readonly id: string },
  changes: readonly RowChange[],
): Record<string, FieldChange> {
  const diff: Record<string, FieldChange> = {}
  const again: string[] = []
  for (const change of changes) {
    const prefix = pathOf(model, subject, change)
    for (const { name, isSecret } of toldFields(model, change)) {
      const was = change.before?.[name] ?? null
      const is = change.after?.[name] ?? null
      const path = prefix + name
      // Of a field that was written several times the first value and the last one count.
      const known = diff[path]
      if (known) again.push(path)
      else if (isSame(was, is)) continue
      diff[path] = {
        before: known ? known.before : shown(isSecret, was),
        after: shown(isSecret, is),
      }
    }
  }
  for (const path of again) {
    const { before, after } = diff[path] ?? { before: null, after: null }
    if (before !== hidden && isSame(before, after)) delete diff[path]
  }
  return diff
}

function shown(isSecret: boolean, value: unknown): unknown {
  return isSecret && value !== null ? hidden : value
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return false
  }
  return JSON.stringify(one) === JSON.stringify(other)
}

interface ToldField {
  readonly name: string
  readonly isSecret: boolean
}

/** Worked out once for an object or part. */
const told = new WeakMap<readonly FieldModel[], readonly ToldField[]>()

function toldFields(model: Model, change: RowChange): readonly ToldField[] {
  const { fields, parts, within, hangsOn } = model.object(change.object)
  const own = change.part ? parts.find(({ key }) => key === change.part)?.fields : fields
  if (!own) return []
  const known = told.get(own)
  if (known) return known
  // Where it lies is told by its path.
  const isPlaced = (within ?? hangsOn) !== undefined && !change.part
  const place = isPlaced ? ['account', within?.field, hangsOn?.object, hangsOn?.id] : []
  const made = own
    .filter(({ name }) => !silent.has(name) && !place.includes(name))
    .map(({ name, marks }) => ({ name, isSecret: marks.secret === true }))
  told.set(own, made)
  return made
}

function pathOf(model: Model, subject: { object: string; id: string }, change: RowChange): string {
  const part = change.part ? `${change.part}.` : ''
  if (change.object === subject.object) return part
  const { within, hangsOn } = model.object(change.object)
  return `${hangsOn?.as ?? within?.as ?? change.object}/${change.id}/${part}`
}
