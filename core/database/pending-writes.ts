import type { Actor } from './actor.ts'
import type { RowChange } from './audit.ts'
import { Bookkeeping } from './bookkeeping.ts'
import { LoadedObjects } from './loaded-objects.ts'
import type { Executor } from './statement.ts'
import type { TransactionContext } from './transact.ts'
import { tooLate } from './transaction.ts'
import type { Cause } from './unit-of-work.ts'

/**
 * What a unit of work has assigned, counted and noted, and has not written yet. Statements that do not
 * follow from each other's answers are sent together: their order is that of the calls.
 */
export class PendingWrites {
  readonly loaded: LoadedObjects
  readonly books: Bookkeeping
  /** The rows and states announced to the guard in this transaction. */
  readonly marks: string[] = []
  readonly #context: TransactionContext
  readonly #executor: Executor
  readonly #now: string
  /** Statements that were sent, and not waited for yet. */
  readonly #underway: Promise<unknown>[] = []
  /** Why nothing of this may be committed. */
  #failure: unknown
  #isOver = false

  constructor(context: TransactionContext, executor: Executor, now: string) {
    this.loaded = new LoadedObjects(context, executor)
    this.books = new Bookkeeping(context.database.model)
    this.#context = context
    this.#executor = executor
    this.#now = now
  }

  /** Lets the guard pass the states of rows that are about to be written; those without one need not. */
  announce(rows: readonly { readonly id?: unknown; readonly state?: unknown }[]): void {
    for (const { id, state } of rows) if (state !== undefined) this.marks.push(`${id}:${state}`)
  }

  /** Takes back what was announced of rows that are written: the guard reads all of it for each row. */
  written(rows: readonly { readonly id?: unknown; readonly state?: unknown }[]): void {
    const done = new Set(rows.map(({ id, state }) => `${id}:${state}`))
    const left = this.marks.filter(mark => !done.has(mark))
    this.marks.length = 0
    for (const mark of left) this.marks.push(mark)
  }

  /** Has a statement that was sent waited for later. */
  later(sent: Promise<unknown>): void {
    // Whoever waits is told; until then nobody has failed to listen.
    sent.catch(() => {})
    if (this.#isOver) throw tooLate()
    this.#underway.push(sent)
  }

  /** Has nothing of this committed, although whoever caused it may go on: half of something was done. */
  doom(error: unknown): void {
    this.#failure ??= error
  }

  /** Sends what has been assigned, and waits for removals only, which the ORM sends in its own time. */
  async send(): Promise<void> {
    for (const { object, id } of this.#noteChanges()) {
      this.loaded.count(this.books.subject(object, id), this.#now)
    }
    await this.#sendAssigned()
  }

  /** Writes what has been assigned. */
  async flush(): Promise<void> {
    await this.send()
    await this.#arrived()
  }

  /** Writes everything but the audit, and reads behind it without waiting in between. */
  async settle<Shown>(read: () => Promise<Shown>): Promise<Shown> {
    await this.#sendAll()
    const shown = read()
    // Where a write fails, so does the read behind it: the write tells why.
    shown.catch(() => {})
    await this.#arrived()
    return shown
  }

  /**
   * Writes everything that remains, and commits: behind the last statement, without waiting for it,
   * where nothing else follows from it. Where a statement fails, PostgreSQL takes the commit for a
   * rollback.
   */
  async finish(
    by: { readonly actor: Actor; readonly cause: Cause; newId(): string },
    commit: () => Promise<void>,
  ): Promise<void> {
    await this.#sendAll()
    // What went wrong before it was sent PostgreSQL does not know of, and would commit the rest.
    await this.#arrived()
    if (this.#failure !== undefined) throw this.#failure
    this.#isOver = true
    const { journal } = this.#context
    const audit = this.books.auditRows(by.actor, by.cause, this.#now, () => by.newId())
    const events = this.books.eventRows()
    const written = journal.write(this.#executor, audit, events)
    if (!journal.endsWithWrite(events)) await written
    // The connection is free for others only when the commit is answered, whatever went wrong before.
    const outcomes = await Promise.allSettled([written, commit()])
    const failed = outcomes.find(({ status }) => status === 'rejected')
    if (failed?.status === 'rejected') throw failed.reason
    this.#context.committed(this.books.changes)
  }

  /** Sends what has been assigned, and counts what changed in parts and within. */
  async #sendAll(): Promise<void> {
    this.#noteChanges()
    for (const subject of this.books.subjects.values()) {
      if (this.loaded.count(subject, this.#now)) continue
      subject.counted = true
      const { touch } = this.#context.statements.of(subject.object)
      this.later(touch.run(this.#executor, { id: subject.id, now: this.#now }))
    }
    await this.#sendAssigned()
  }

  async #sendAssigned(): Promise<void> {
    for (const sent of this.loaded.write(this.marks.join())) this.later(sent)
    if (this.loaded.isRemoving) await this.loaded.removeAll()
  }

  async #arrived(): Promise<void> {
    await Promise.all(this.#underway.splice(0))
  }

  #noteChanges(): readonly RowChange[] {
    const changes = this.loaded.pending()
    for (const change of changes) this.books.changed(change)
    return changes
  }
}
