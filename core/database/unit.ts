import { PlugboardError } from '../errors.ts'
import type { Model } from '../schema/model.ts'
import { partOf } from '../schema/part-of.ts'
import type { FieldsOf, ObjectName, PartKey, PartsOf, RecordOf } from '../schema/record.ts'
import type { Actor } from './actor.ts'
import type { Bookkeeping } from './bookkeeping.ts'
import { Causes } from './causes.ts'
import { completePart } from './complete-part.ts'
import { completeRow } from './complete-row.ts'
import type { LoadedObjects, Row } from './loaded-objects.ts'
import { PendingWrites } from './pending-writes.ts'
import type { Executor } from './statement.ts'
import type { TransactionContext } from './transact.ts'
import type {
  Cause,
  EngineUnitOfWork,
  FindOptions,
  HeldRows,
  InsertOptions,
  LoadOptions,
  NestedOutcome,
  NestedTransition,
  TransitionRecord,
  UnitOfWork,
} from './unit-of-work.ts'

/** The unit of work behind {@link EngineUnitOfWork}: it writes, and keeps the books on what it wrote. */
export class Unit implements EngineUnitOfWork {
  readonly actor: Actor
  readonly now: string
  readonly model: Model
  readonly #causes: Causes
  readonly #executor: Executor
  readonly held: HeldRows
  readonly #context: TransactionContext
  readonly #loaded: LoadedObjects
  readonly #books: Bookkeeping
  readonly #writes: PendingWrites
  readonly #made = new Map<string, Row>()

  constructor(context: TransactionContext, executor: Executor, actor: Actor, cause: Cause) {
    this.actor = actor
    this.#causes = new Causes(cause)
    this.now = context.database.clock.now()
    this.model = context.database.model
    this.#context = context
    this.#executor = executor
    this.#writes = new PendingWrites(context, executor, this.now)
    this.#loaded = this.#writes.loaded
    this.#books = this.#writes.books
    this.held = this.#loaded
  }

  /** The innermost cause: the transition whose command runs, else what opened the unit. */
  get cause(): Cause {
    return this.#causes.innermost
  }

  get executor(): Executor {
    // Whoever runs statements of their own may change what is held.
    this.#loaded.letGo()
    return this.#executor
  }

  newId(): string {
    return this.#context.database.ids.next(Date.parse(this.now))
  }

  async insert<N extends ObjectName>(
    name: N,
    values: FieldsOf<N>,
    options: InsertOptions = {},
  ): Promise<RecordOf<N>> {
    const { wait = true, ...given } = options
    const [record] = await this.#insert(name, [{ ...values, ...given }], wait)
    return record as RecordOf<N>
  }

  async insertMany<N extends ObjectName>(
    name: N,
    rows: readonly (FieldsOf<N> & Omit<InsertOptions, 'wait'>)[],
  ): Promise<RecordOf<N>[]> {
    return (await this.#insert(name, rows, true)) as unknown as RecordOf<N>[]
  }

  async #insert(name: string, rows: readonly object[], wait: boolean): Promise<readonly Row[]> {
    await this.send()
    const records: Row[] = []
    for (const row of rows) records.push(await completeRow(this.#context, this, name, row as Row))
    if (this.model.object(name).within?.through) this.#writes.announce(records)
    const writer = this.#context.writers.object(name)
    const inserted = writer
      .insert(this.#executor, records, this.#writes.marks.join())
      .then(filled => {
        for (const [index, record] of records.entries()) Object.assign(record, filled[index])
      })
    this.#writes.written(records)
    this.#writes.later(inserted)
    if (wait && writer.fillsIn(records)) await inserted
    for (const record of records) {
      this.#made.set(`${name}:${record.id}`, record)
      this.#books.changed({ object: name, id: record.id as string, kind: 'insert', after: record })
    }
    return records
  }

  createMany: UnitOfWork['createMany'] = (name, rows, options = {}) =>
    this.#context.transitions.createMany(this, name, rows as readonly object[], options)

  async load<N extends ObjectName, K extends PartKey<N> = never>(
    name: N,
    id: string,
    { parts = [], lock = true }: LoadOptions<N, K> = {},
  ): Promise<RecordOf<N, K>> {
    const found = await this.#loaded.byId(name, id, lock)
    if (!found) throw new PlugboardError('NOT_FOUND', { detail: `There is no ${name} ${id}` })
    for (const key of parts) {
      const value = (await this.#loaded.part(name, id, key)) ?? undefined
      Object.defineProperty(found, key, { value, configurable: true })
    }
    return found as RecordOf<N, K>
  }

  async find<N extends ObjectName>(
    name: N,
    where: Partial<RecordOf<N>>,
    options: FindOptions = {},
  ): Promise<RecordOf<N>[]> {
    await this.send()
    return this.#loaded.by(name, where as Row, options) as Promise<RecordOf<N>[]>
  }

  async setPart<N extends ObjectName, K extends PartKey<N>>(
    name: N,
    id: string,
    key: K,
    values: PartsOf<N, K>[K] | null,
  ): Promise<void> {
    const made = `${name}.${key}:${id}`
    // An object that this unit has made has the parts that it was given since.
    const mayExist = !this.#books.isNew(name, id) || this.#made.has(made)
    const existing = mayExist && (await this.#loaded.part(name, id, key))
    if (existing && values === null) this.#loaded.remove(existing)
    else if (existing) Object.assign(existing, values)
    else if (values !== null) {
      const part = partOf(this.model.object(name), key)
      const after = { id, ...completePart(part, values as Row) }
      this.#writes.later(this.#context.writers.part(name, key).insert(this.#executor, [after]))
      this.#made.set(made, after)
      this.#books.changed({ object: name, id, part: key, kind: 'insert', after })
    }
  }

  async remove<N extends ObjectName>(name: N, record: RecordOf<N>): Promise<void> {
    const { id } = record as { id: string }
    this.#loaded.remove(this.#loaded.known(name, id) ?? (await this.load(name, id)))
  }

  send(): Promise<void> {
    return this.#writes.send()
  }

  flush(): Promise<void> {
    return this.#writes.flush()
  }

  emit(event: string, subject: { object: string; id: string }, payload: object = {}): void {
    this.#books.emitted({
      id: this.newId(),
      ...{ name: event, object: subject.object, subjectId: subject.id },
      payload,
      actorId: this.actor.id,
      causeKind: this.cause.kind,
      causeId: this.cause.id,
      occurredAt: this.now,
    })
  }

  async markCreation(record: TransitionRecord): Promise<void> {
    this.#books.decided(record, this.cause)
    // The statement that inserts the row announces it.
    this.#writes.announce([{ id: record.id, state: record.to }])
  }

  made(object: string, id: string): Readonly<Record<string, unknown>> | undefined {
    return this.#made.get(`${object}:${id}`)
  }

  async changeState(record: TransitionRecord): Promise<void> {
    const { object, id, from, to } = record
    this.#books.decided(record, this.cause)
    if (from === to) return
    // The statement that writes the state announces it.
    this.#writes.announce([{ id, state: to }])
    const loaded = this.#loaded.known(object, id)
    if (loaded) {
      loaded.state = to
      return
    }
    const subject = this.#books.subject(object, id)
    const { changeState } = this.#context.statements.of(object)
    const bump = subject.counted || subject.isNew ? 0 : 1
    const values = { id, state: to, now: this.now, mark: this.#writes.marks.join(), bump }
    this.#writes.later(changeState.run(this.#executor, values))
    subject.counted = true
  }

  perform(request: NestedTransition): Promise<NestedOutcome> {
    return this.#context.transitions.perform(this, request)
  }

  can(object: string, state: string, capability: string): boolean {
    return this.#context.transitions.can(object, state, capability)
  }

  causedBy<Result>(cause: Cause, work: () => Promise<Result>): Promise<Result> {
    return this.#causes.within(cause, work)
  }

  isUnderWay(object: string, id: string): boolean {
    return this.#causes.includes(object, id)
  }

  belongsTo(object: string, id: string, rootAccount: string | null): void {
    if (rootAccount !== null) this.#books.belongsTo(object, id, rootAccount)
  }

  decidedState(id: string): string | undefined {
    return this.#books.decidedState(id)
  }

  doom(error: unknown): void {
    this.#writes.doom(error)
  }

  touch(object: string, id: string): void {
    this.#books.subject(object, id)
  }

  settle<Shown>(read: () => Promise<Shown>): Promise<Shown> {
    return this.#writes.settle(read)
  }

  /** Writes what remains, and commits. */
  finish(commit: () => Promise<void>): Promise<void> {
    return this.#writes.finish(this, commit)
  }
}
