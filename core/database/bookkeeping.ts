import type { Model } from '../schema/model.ts'
import type { Actor } from './actor.ts'
import { auditDiff, type RowChange } from './audit.ts'
import type { AuditRow, EventRow } from './journal.ts'
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

/** A decision of the transition engine, and what caused it. */
interface Decision {
  readonly record: TransitionRecord
  readonly cause: Cause
}

/** What a unit of work has done so far: the source of its audit records. */
export class Bookkeeping {
  readonly subjects = new Map<string, Subject>()
  readonly #model: Model
  readonly #changes: RowChange[] = []
  readonly #decisions: Decision[] = []
  readonly #events: Omit<EventRow, 'rootAccount'>[] = []
  readonly #rootAccounts = new Map<string, string>()

  constructor(model: Model) {
    this.#model = model
  }

  subject(object: string, id: string): Subject {
    const key = `${object}:${id}`
    const known = this.subjects.get(key)
    if (known) return known
    const rootAccount = this.#rootAccounts.get(key) ?? null
    const made: Subject = { object, id, rootAccount, isNew: false, counted: false }
    this.subjects.set(key, made)
    return made
  }

  /** Notes whom an object belongs to, for the records about it: a change of a part does not tell. */
  belongsTo(object: string, id: string, rootAccount: string): void {
    const key = `${object}:${id}`
    this.#rootAccounts.set(key, rootAccount)
    const known = this.subjects.get(key)
    if (known) known.rootAccount ??= rootAccount
  }

  isNew(object: string, id: string): boolean {
    return this.subjects.get(`${object}:${id}`)?.isNew ?? false
  }

  decided(record: TransitionRecord, cause: Cause): void {
    this.#decisions.push({ record, cause })
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
    // What hangs on an object is told in its history, and is no change of it.
    if (!this.#model.object(change.object).hangsOn) {
      this.subject(root.object, root.id).rootAccount ??= own.rootAccount
    } else if (own.rootAccount !== null) {
      this.belongsTo(root.object, root.id, own.rootAccount)
    }
  }

  /**
   * A record for each decision about a subject, the last with what became of it and of what lies
   * within; and one for each subject that changed without a decision.
   *
   * @param cause of what was not decided
   */
  auditRows(actor: Actor, cause: Cause, now: string, newId: () => string): AuditRow[] {
    const changes = Map.groupBy(this.#changes, change => this.#rootOf(change).id)
    const decisions = Map.groupBy(this.#decisions, ({ record }) => record.id)
    return this.#roots().flatMap(({ object, id }) => {
      const decided: readonly (Decision | undefined)[] = decisions.get(id) ?? [undefined]
      return decided.map((decision, index) => ({
        id: newId(),
        object,
        subjectId: id,
        rootAccount: this.subject(object, id).rootAccount,
        transition: decision?.record.transition ?? null,
        fromState: decision?.record.from ?? null,
        toState: decision?.record.to ?? null,
        policyVersion: decision?.record.policyVersion ?? null,
        actorId: actor.id,
        actorName: actor.name,
        causeKind: (decision?.cause ?? cause).kind,
        causeId: (decision?.cause ?? cause).id,
        changes:
          index === decided.length - 1
            ? auditDiff(this.#model, { object, id }, changes.get(id) ?? [])
            : {},
        occurredAt: now,
      }))
    })
  }

  /** The state that the last decision about an object led to; undefined where none was taken. */
  decidedState(id: string): string | undefined {
    return this.#decisions.findLast(({ record }) => record.id === id)?.record.to
  }

  get changes(): readonly RowChange[] {
    return this.#changes
  }

  emitted(event: Omit<EventRow, 'rootAccount'>): void {
    this.#events.push(event)
  }

  eventRows(): EventRow[] {
    return this.#events.map(event => ({
      ...event,
      rootAccount: this.subject(event.object, event.subjectId).rootAccount,
    }))
  }

  /** What was decided about or changed, each once, what was decided about first. */
  #roots(): { readonly object: string; readonly id: string }[] {
    const roots = new Map<string, { object: string; id: string }>()
    for (const { record } of this.#decisions) roots.set(record.id, record)
    for (const change of this.#changes) {
      const root = this.#rootOf(change)
      roots.set(root.id, root)
    }
    return [...roots.values()]
  }

  #rootOf(change: RowChange): { object: string; id: string } {
    return rootOf(this.#model, change, this.#changes)
  }
}
