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
  for (const change of changes) {
    const prefix = pathOf(model, subject, change)
    const { within, hangsOn } = model.object(change.object)
    for (const field of fieldsOf(model, change)) {
      // Where it lies is told by its path.
      const isPlace =
        (within ?? hangsOn) !== undefined &&
        !change.part &&
        ['account', within?.field, hangsOn?.object, hangsOn?.id].includes(field.name)
      if (silent.has(field.name) || isPlace) continue
      const before = shown(field, change.before?.[field.name])
      const after = shown(field, change.after?.[field.name])
      const path = `${prefix}${field.name}`
      // Of a field that was written several times the first value and the last one count.
      const known = diff[path]
      if (known) diff[path] = { before: known.before, after }
      else if (!isSame(change.before?.[field.name], change.after?.[field.name]))
        diff[path] = { before, after }
    }
  }
  return Object.fromEntries(
    Object.entries(diff).filter(
      ([, { before, after }]) => before === hidden || !isSame(before, after),
    ),
  )
}

function shown({ marks }: FieldModel, value: unknown): unknown {
  if (value === undefined || value === null) return null
  return marks.secret ? hidden : value
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
}

function fieldsOf(model: Model, change: RowChange) {
  const object = model.object(change.object)
  if (!change.part) return object.fields
  return object.parts.find(part => part.key === change.part)?.fields ?? []
}

function pathOf(model: Model, subject: { object: string; id: string }, change: RowChange): string {
  const part = change.part ? `${change.part}.` : ''
  if (change.object === subject.object) return part
  const { within, hangsOn } = model.object(change.object)
  return `${hangsOn?.as ?? within?.as ?? change.object}/${change.id}/${part}`
}
