import type { Model } from '../schema/model.ts'
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

/** Bookkeeping that says nothing to a reader of the history. */
const silent = new Set(['id', 'state', 'version', 'createdAt', 'updatedAt', 'rootAccount'])

/**
 * The diff that the audit keeps for one subject: by path (`purchaseOrder`, `giftNote.message`,
 * `items/<id>/quantity`), before and after. Secret fields appear by name only.
 */
export function auditDiff(
  model: Model,
  subject: { readonly object: string; readonly id: string },
  changes: readonly RowChange[],
): Record<string, FieldChange> {
  const diff: Record<string, FieldChange> = {}
  for (const change of changes) {
    const prefix = pathOf(model, subject, change)
    const { within } = model.object(change.object)
    for (const field of fieldsOf(model, change)) {
      // Where it lies is told by its path.
      const isPlace =
        within !== undefined && !change.part && ['account', within.field].includes(field.name)
      if (silent.has(field.name) || isPlace) continue
      const before = change.before?.[field.name] ?? null
      const after = change.after?.[field.name] ?? null
      if (JSON.stringify(before) === JSON.stringify(after)) continue
      diff[`${prefix}${field.name}`] = field.marks.secret
        ? { before: before === null ? null : '***', after: after === null ? null : '***' }
        : { before, after }
    }
  }
  return diff
}

function fieldsOf(model: Model, change: RowChange) {
  const object = model.object(change.object)
  if (!change.part) return object.fields
  return object.parts.find(part => part.key === change.part)?.fields ?? []
}

function pathOf(model: Model, subject: { object: string; id: string }, change: RowChange): string {
  const part = change.part ? `${change.part}.` : ''
  if (change.object === subject.object) return part
  const within = model.object(change.object).within
  return `${within?.as ?? change.object}/${change.id}/${part}`
}
