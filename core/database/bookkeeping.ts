import type { Model } from '../schema/model.ts'
import type { Actor } from './actor.ts'
import { auditDiff, type RowChange } from './audit.ts'
import type { AuditRow } from './journal.ts'
import { rootOf } from './root-of.ts'
import type { Cause, TransitionRecord } from './unit-of-work.ts'

/** An object that the unit of work has to do with. */
export interface Subject {
  readonly object: string
  readonly id: string
  rootAccount: string | null
  /** Made in this unit: there is nothing to lock, load or count. */
  isNew: boolean
  /** Its version has been counted up, which happens once in a unit. */
  counted: boolean
}

/** What a unit of work has done so far: the source of its audit records. */
export class Bookkeeping {
  readonly subjects = new Map<string, Subject>()
  readonly #model: Model
  readonly #changes: RowChange[] = []
  readonly #transitions: TransitionRecord[] = []

  constructor(model: Model) {
    this.#model = model
  }

  subject(object: string, id: string): Subject {
    const key = `${object}:${id}`
    const known = this.subjects.get(key)
    if (known) return known
    const made: Subject = { object, id, rootAccount: null, isNew: false, counted: false }
    this.subjects.set(key, made)
    return made
  }

  isNew(object: string, id: string): boolean {
    return this.subjects.get(`${object}:${id}`)?.isNew ?? false
  }

  decided(record: TransitionRecord): void {
    this.#transitions.push(record)
    this.subject(record.object, record.id)
  }

  changed(change: RowChange): void {
    this.#changes.push(change)
    const own = this.subject(change.object, change.id)
    const row = change.after ?? change.before
    own.rootAccount ??= (row?.rootAccount as string | undefined) ?? null
    if (!change.part) {
      if (change.kind === 'insert') own.isNew = true
      if (change.kind === 'delete') own.counted = true
    }
    const root = this.#rootOf(change)
    this.subject(root.object, root.id).rootAccount ??= own.rootAccount
  }

  /** One record for each subject: what was decided, and what became of it and of what lies within. */
  auditRows(actor: Actor, cause: Cause, now: string, newId: () => string): AuditRow[] {
    const changes = Map.groupBy(this.#changes, change => this.#rootOf(change).id)
    const roots = new Map<string, { object: string; id: string }>()
    for (const record of this.#transitions) roots.set(record.id, record)
    for (const change of this.#changes) {
      const root = this.#rootOf(change)
      roots.set(root.id, root)
    }
    return [...roots.values()].map(({ object, id }) => {
      const decided = this.#transitions.findLast(record => record.id === id)
      return {
        id: newId(),
        object,
        subjectId: id,
        rootAccount: this.subject(object, id).rootAccount,
        transition: decided?.transition ?? null,
        fromState: decided?.from ?? null,
        toState: decided?.to ?? null,
        policyVersion: decided?.policyVersion ?? null,
        actorId: actor.id,
        actorName: actor.name,
        causeKind: cause.kind,
        causeId: cause.id,
        changes: auditDiff(this.#model, { object, id }, changes.get(id) ?? []),
        occurredAt: now,
      }
    })
  }

  #rootOf(change: RowChange): { object: string; id: string } {
    return rootOf(this.#model, change, this.#changes)
  }
}
