import type { Model } from '../schema/model.ts'
import type { FieldsOf, ObjectName, PartKey, PartsOf, RecordOf } from '../schema/record.ts'
import type { Actor } from './actor.ts'
import type { Executor } from './statement.ts'

/** Why something was done: kept with every audit record and event. */
export interface Cause {
  readonly kind: 'request' | 'transition' | 'event' | 'timer' | 'command-line' | 'seed'
  /** The request's id, the causing audit record's, the event's. */
  readonly id: string
}

/** A decision of the transition engine, for the audit. */
export interface TransitionRecord {
  readonly object: string
  readonly id: string
  readonly transition: string
  readonly from: string | null
  readonly to: string
  readonly policyVersion: string
}

/** A transition to perform inside a unit of work. */
export interface NestedTransition {
  readonly object: string
  /** Absent when the transition makes the object. */
  readonly id?: string
  readonly transition: string
  readonly input?: unknown
  /** For a transition that prepares itself by asking ports: what it would have returned. */
  readonly prepared?: unknown
  /** Decided as if the application itself asked; as the unit's actor where absent. */
  readonly as?: 'system'
}

export interface NestedOutcome {
  readonly id: string
  readonly from: string | null
  readonly to: string
  /** What the transition's command returned. */
  readonly result: unknown
}

export interface LoadOptions<N extends ObjectName, K extends PartKey<N>> {
  /** The parts to load along; others are not there. */
  readonly parts?: readonly K[]
  /** Locks the row until the end of the transaction; true where absent. */
  readonly lock?: boolean
}

export interface FindOptions {
  /** Locks the rows until the end of the transaction; false where absent. */
  readonly lock?: boolean
  /** So many at most; all where absent. */
  readonly limit?: number
}

export interface InsertOptions {
  readonly id?: string
  /** Whether to wait for what the database fills in, such as a number; it is there after a flush otherwise. */
  readonly wait?: boolean
  /** The first state, given by the transition engine. */
  readonly state?: string
  /** Where known, saves the look-up of the account's root. */
  readonly account?: string
  readonly rootAccount?: string
}

/**
 * One transaction: what it writes, its audit, its events and its jobs commit together or not at all.
 *
 * Objects are loaded through the ORM and changed by assignment; new ones are inserted by
 * {@link UnitOfWork.insert}. Only factories and repositories of a domain's `helpers/` use these
 * methods; everybody else calls the helpers.
 */
export interface UnitOfWork {
  readonly actor: Actor
  /** The moment of the transaction, the same for all that it writes. */
  readonly now: string
  readonly cause: Cause
  /** For statements of one's own that must see what the unit has written. */
  readonly executor: Executor

  /** A new id, UUIDv7 of {@link now}. */
  newId(): string

  /**
   * Makes a row. It is on its way when this resolves; what the database refuses of it, such as something
   * unique that is taken, is told by whatever waits for it: {@link flush}, the next statement, or the end.
   */
  insert<N extends ObjectName>(
    name: N,
    values: FieldsOf<N>,
    options?: InsertOptions,
  ): Promise<RecordOf<N>>

  /** Inserts many with one statement; all of them name the same fields. */
  insertMany<N extends ObjectName>(
    name: N,
    rows: readonly (FieldsOf<N> & InsertOptions)[],
  ): Promise<RecordOf<N>[]>

  /**
   * Makes many objects that have a policy, with few statements: they stand for the command of the transition
   * that makes one. Its rules, effects, events and timers are seen to for each; one that is refused takes
   * all with it.
   *
   * @param rows all of them name the same fields
   * @returns the ids, in the order of the rows
   * @throws TRANSITION_NOT_YOURS, the codes of the rules; nothing is kept then
   * @example await uow.createMany('Ticket', seats.map(seat => ({ seat })))
   */
  createMany<N extends ObjectName>(
    name: N,
    rows: readonly FieldsOf<N>[],
    options?: Pick<NestedTransition, 'as'>,
  ): Promise<readonly string[]>

  /** @throws NOT_FOUND */
  load<N extends ObjectName, K extends PartKey<N> = never>(
    name: N,
    id: string,
    options?: LoadOptions<N, K>,
  ): Promise<RecordOf<N, K>>

  /**
   * Finds by equal fields, oldest first.
   *
   * @example const [next] = await uow.find('Ticket', { state: 'free' }, { lock: true, limit: 1 })
   */
  find<N extends ObjectName>(
    name: N,
    where: Partial<RecordOf<N>>,
    options?: FindOptions,
  ): Promise<RecordOf<N>[]>

  /** Sets a part, or removes it with null; written like what is assigned. */
  setPart<N extends ObjectName, K extends PartKey<N>>(
    name: N,
    id: string,
    key: K,
    values: PartsOf<N, K>[K] | null,
  ): Promise<void>

  /** Removes a loaded object, with its parts and what lies within it. */
  remove<N extends ObjectName>(name: N, record: RecordOf<N>): Promise<void>

  /** Writes the changes of loaded objects now; the end of the unit does it as well. */
  flush(): Promise<void>

  /**
   * Performs a transition of this or another object; it commits or vanishes with the unit. Inside a
   * command, its audit record names the transition that caused it. One that is refused before it has
   * done anything may be caught; one that fails later takes the unit with it.
   *
   * @throws what `performTransition` throws
   * @example await uow.perform({ object: 'Order', id: item.order, transition: 'complete', as: 'system' })
   */
  perform(request: NestedTransition): Promise<NestedOutcome>

  /**
   * Answers a capability's question about a state, so that no code compares names of states.
   *
   * @example if (uow.can('Order', order.state, 'amend')) …
   */
  can(object: string, state: string, capability: string): boolean

  /**
   * Whether a transition of the object is under way: what its command causes need not be answered by
   * another one.
   *
   * @example if (!uow.isUnderWay('Order', item.order)) await followItems(uow, item.order)
   */
  isUnderWay(object: string, id: string): boolean

  /** Tells that something happened; subscribers hear of it after commit. */
  emit(event: string, subject: { object: string; id: string }, payload?: object): void
}

/** Rows that were locked and read, for whoever loads them next. */
export interface HeldRows {
  /** @param row by column */
  hold(object: string, id: string, row: Record<string, unknown>): void
  /** They may have changed; asking for the unit's executor does this as well. */
  letGo(): void
  /** Notes that a row is locked until the end of the transaction. */
  lock(object: string, id: string): void
  isLocked(object: string, id: string): boolean
  /** The object, if the unit has loaded it. */
  known(object: string, id: string): Readonly<Record<string, unknown>> | undefined
}

/** What only the layers of the core call, mostly the transition engine. */
export interface EngineUnitOfWork extends UnitOfWork {
  /** What all plugins together have declared. */
  readonly model: Model
  /** Sends the changes of loaded objects: statements that come behind see them. {@link flush} waits. */
  send(): Promise<void>
  /** Allows the state of a row about to be inserted, and records the decision. */
  markCreation(record: TransitionRecord): Promise<void>
  /** Changes the state of a row; `same` states only record the decision. */
  changeState(record: TransitionRecord): Promise<void>
  /** A row that this unit has inserted, with what the database filled in; undefined where it has not. */
  made(object: string, id: string): Readonly<Record<string, unknown>> | undefined
  readonly held: HeldRows
  /** Runs work whose decisions and events are caused by something inside the unit. */
  causedBy<Result>(cause: Cause, work: () => Promise<Result>): Promise<Result>
  /** Counts a change of the object although none of its fields changed. */
  touch(object: string, id: string): void
  /** The state that this unit has last decided on for an object, if it has. */
  decidedState(id: string): string | undefined
  /** Has the unit commit nothing, whoever catches the error: half of something was done. */
  doom(error: unknown): void
  /** Says whom a locked object belongs to, for the audit and the events. */
  belongsTo(object: string, id: string, rootAccount: string | null): void
  /**
   * Writes everything but the audit, and reads behind it without waiting in between: the object is shown
   * as it will be committed.
   *
   * @param read begins with a statement, before it waits for anything
   */
  settle<Shown>(read: () => Promise<Shown>): Promise<Shown>
}
