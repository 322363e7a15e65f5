import { type EntityManager, helper, LockMode } from '@mikro-orm/core'
import { partEntityName } from '../schema/entities.ts'
import type { FieldModel } from '../schema/model.ts'
import type { RowChange } from './audit.ts'
import type { Database } from './database.ts'
import type { Executor } from './statement.ts'

type Row = Record<string, unknown>

/**
 * The objects that a unit of work has loaded through the ORM. The ORM's session is opened with the
 * first of them: a unit that only inserts, or only moves a state, pays nothing for it.
 */
export class LoadedObjects {
  readonly #database: Database
  readonly #executor: Executor
  #em: EntityManager | undefined

  constructor(database: Database, executor: Executor) {
    this.#database = database
    this.#executor = executor
  }

  async byId(name: string, id: string, lock: boolean): Promise<Row | null> {
    return this.#session().findOne(
      this.#database.entity(name),
      { id },
      {
        ...(lock ? { lockMode: LockMode.PESSIMISTIC_WRITE } : {}),
      },
    ) as Promise<Row | null>
  }

  async by(name: string, where: Row, lock: boolean): Promise<Row[]> {
    return this.#session().find(this.#database.entity(name), where, {
      orderBy: { id: 'asc' },
      ...(lock ? { lockMode: LockMode.PESSIMISTIC_WRITE } : {}),
    }) as Promise<Row[]>
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

  /** What has been assigned or removed since the last flush. */
  pending(): RowChange[] {
    const unit = this.#em?.getUnitOfWork()
    if (!unit) return []
    unit.computeChangeSets()
    return unit.getChangeSets().map(set => {
      const [object, part] = this.#nameOf(set.meta.className)
      // Of what is removed the change set holds no snapshot.
      const before = (set.originalEntity ?? helper(set.entity).__originalEntityData ?? {}) as Row
      const change = {
        object,
        id: (set.entity as Row).id as string,
        before: this.#values(object, part, before, true),
      }
      return {
        ...change,
        ...(part === undefined ? {} : { part }),
        ...(set.type === 'delete' || set.type === 'delete_early'
          ? { kind: 'delete' as const }
          : { kind: 'update' as const, after: this.#values(object, part, set.entity as Row) }),
      }
    })
  }

  async flush(): Promise<void> {
    await this.#em?.flush()
  }

  #session(): EntityManager {
    if (!this.#em) {
      this.#em = this.#database.orm.em.fork({ clear: true, useContext: false })
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
  #values(object: string, part: string | undefined, row: Row, isSnapshot = false): Row {
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
