import {
  type AnyEntity,
  type EntityManager,
  type EntityName,
  FlushMode,
  helper,
  LockMode,
} from '@mikro-orm/core'
import { partEntityName } from '../schema/entities.ts'
import type { FieldModel } from '../schema/model.ts'
import { isUuid } from '../schema/uuid.ts'
import type { RowChange } from './audit.ts'
import type { Subject } from './bookkeeping.ts'
import type { Database } from './database.ts'
import type { RowWriter } from './row-writer.ts'
import type { Executor } from './statement.ts'
import type { TransactionContext } from './transact.ts'
import type { FindOptions } from './unit-of-work.ts'

export type Row = Record<string, unknown>

/**
 * The objects that a unit of work has loaded. The ORM makes entities of the rows and tells what has
 * been assigned to them; its session is opened with the first of them. The statements around it are
 * known beforehand, but for removals and finding by fields (docs/decisions/0003).
 */
export class LoadedObjects {
  readonly #context: TransactionContext
  readonly #database: Database
  readonly #executor: Executor
  /** Locked rows by column, read a moment ago. */
  readonly #held = new Map<string, Row>()
  readonly #locked = new Set<string>()
  #em: EntityManager | undefined

  constructor(context: TransactionContext, executor: Executor) {
    this.#context = context
    this.#database = context.database
    this.#executor = executor
  }

  /** Keeps a row that was locked and read: who loads it next need not ask the database again. */
  hold(name: string, id: string, row: Row): void {
    this.#held.set(`${name}:${id}`, row)
  }

  lock(name: string, id: string): void {
    this.#locked.add(`${name}:${id}`)
  }

  isLocked(name: string, id: string): boolean {
    return this.#locked.has(`${name}:${id}`)
  }

  /** Something may have changed the rows that are held. */
  letGo(): void {
    this.#held.clear()
  }

  async byId(name: string, id: string, lock: boolean): Promise<Row | null> {
    if (lock) this.lock(name, id)
    const entity: EntityName<Row> = this.#database.entity(name)
    if (this.known(name, id)) {
      // What others changed before the lock was had is merged with what has been assigned here.
      const lockMode = lock ? { lockMode: LockMode.PESSIMISTIC_WRITE } : {}
      return this.#session().findOne(entity, { id }, lockMode)
    }
    const row = this.#held.get(`${name}:${id}`) ?? (await this.#row(name, id, lock))
    return row ? this.#entityOf(entity, row) : null
  }

  /** What the ORM makes of a row that it has found itself. */
  #entityOf(name: EntityName<Row>, row: Row): Row {
    const em = this.#session()
    const meta = em.getMetadata().get(name)
    const data = em.getDriver().mapResult(row, meta) ?? {}
    const as = { merge: true, refresh: true, convertCustomTypes: true }
    return em.getEntityFactory().create<Row>(meta.class, data, as)
  }

  async #row(name: string, id: string, lock: boolean): Promise<Row | undefined> {
    if (!isUuid(id)) return undefined
    const { row, lockedRow } = this.#context.statements.rowOf(name)
    const [found] = await (lock ? lockedRow : row).run(this.#executor, { id })
    return found
  }

  async by(name: string, where: Row, { lock, limit }: FindOptions): Promise<Row[]> {
    const found = await this.#session().find(this.#database.entity(name), where, {
      orderBy: { id: 'asc' },
      ...(limit === undefined ? {} : { limit }),
      ...(lock ? { lockMode: LockMode.PESSIMISTIC_WRITE } : {}),
    })
    if (lock) for (const { id } of found) this.lock(name, id as string)
    return found
  }

  async part(owner: string, id: string, key: string): Promise<Row | null> {
    return this.byId(partEntityName(owner, key), id, false)
  }

  /** The object, if it has been loaded. */
  known(name: string, id: string): Row | undefined {
    if (!this.#em) return undefined
    const entity = this.#database.entity(name)
    return this.#em.getUnitOfWork().getById(entity, id as never) as Row | undefined
  }

  remove(entity: Row): void {
    this.#session().remove(entity)
  }

  /** Whether something is to be removed, which the ORM does in its own time. */
  get isRemoving(): boolean {
    return (this.#em?.getUnitOfWork().getRemoveStack().size ?? 0) > 0
  }

  /** What has been assigned or removed since the last time. */
  pending(): RowChange[] {
    const unit = this.#em?.getUnitOfWork()
    if (!unit) return []
    const removed = unit.getRemoveStack()
    const kept = [...unit.getIdentityMap()].filter(entity => !removed.has(entity))
    return [
      ...kept.filter(entity => this.#differs(entity)).map(entity => this.#updateOf(entity)),
      ...[...removed].map(entity => ({ ...this.#before(entity), kind: 'delete' as const })),
    ]
  }

  /**
   * Counts a change of an object that is loaded: it is written along with the rest.
   *
   * @returns whether it is loaded
   */
  count(subject: Subject, now: string): boolean {
    if (subject.counted || subject.isNew) return true
    const row = this.known(subject.object, subject.id)
    if (!row) return false
    row.version = (row.version as number) + 1
    row.updatedAt = now
    subject.counted = true
    return true
  }

  /**
   * Sends what has been assigned.
   *
   * @param mark the states to announce to the guard
   */
  write(mark: string): readonly Promise<void>[] {
    const em = this.#em
    if (!em) return []
    return this.pending().flatMap(({ kind, id, before = {}, after = {}, ...of }) => {
      if (kind !== 'update') return []
      const entity = this.known(of.part ? partEntityName(of.object, of.part) : of.object, id)
      if (entity) helper(entity).__originalEntityData = em.getComparator().prepareEntity(entity)
      return [this.#writerOf(of).update(this.#executor, id, before, after, mark)]
    })
  }

  /** Removes what is to be removed. */
  async removeAll(): Promise<void> {
    await this.#em?.flush()
  }

  #differs(entity: AnyEntity): boolean {
    const { __originalEntityData: before, __meta: meta } = helper(entity)
    const comparator = this.#session().getComparator()
    const diff = comparator.diffEntities(meta.class, before ?? {}, comparator.prepareEntity(entity))
    return Object.keys(diff).length > 0
  }

  #updateOf(entity: AnyEntity): RowChange {
    const change = this.#before(entity)
    return { ...change, kind: 'update', after: this.#values(change, entity) }
  }

  /** The object or part, and how it was read or last written. */
  #before(entity: AnyEntity): Omit<RowChange, 'kind'> {
    const { __originalEntityData: before, __meta: meta } = helper(entity)
    const [object, part] = this.#nameOf(meta.className)
    const of = { object, id: entity.id as string, ...(part === undefined ? {} : { part }) }
    return { ...of, before: this.#values(of, (before ?? {}) as Row, true) }
  }

  #writerOf({ object, part }: Pick<RowChange, 'object' | 'part'>): RowWriter {
    const { writers } = this.#context
    return part === undefined ? writers.object(object) : writers.part(object, part)
  }

  #session(): EntityManager {
    if (!this.#em) {
      this.#em = this.#database.orm.em.fork({
        ...{ clear: true, useContext: false },
        // It is told when to write: what it wrote of itself, nobody would have in the books.
        flushMode: FlushMode.COMMIT,
      })
      this.#em.setTransactionContext(this.#executor)
    }
    return this.#em
  }

  #nameOf(entity: string): [string, string | undefined] {
    if (this.#database.model.objects.has(entity)) return [entity, undefined]
    const cut = entity.indexOf('_')
    return [entity.slice(0, cut), entity.slice(cut + 1)]
  }

  /** A copy of the fields, the embedded amounts as plain values. */
  #values({ object, part }: Pick<RowChange, 'object' | 'part'>, row: Row, isSnapshot = false): Row {
    const model = this.#database.model.object(object)
    const fields = part ? model.parts.find(({ key }) => key === part)?.fields : model.fields
    return Object.fromEntries(
      (fields ?? []).map(field => {
        if (field.kind === 'money') return [field.name, moneyOf(row, field)]
        const value = row[field.name]
        const isText = isSnapshot && field.kind === 'json' && typeof value === 'string'
        return [field.name, isText ? JSON.parse(value) : value]
      }),
    )
  }
}

/** The ORM's snapshots hold an embedded value by its columns, and JSON as text; its entities hold both nested. */
function moneyOf(row: Row, { name, columns: [amount, currency] }: FieldModel): unknown {
  const nested = row[name] as Row | undefined
  const found = nested ?? { amount: row[amount.name], currency: row[currency?.name ?? ''] }
  return found.amount === undefined || found.amount === null
    ? undefined
    : { amount: found.amount, currency: found.currency }
}
