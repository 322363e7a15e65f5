import { PlugboardError } from '../errors.ts'
import { inSpan } from '../tracing/spans.ts'
import type { Actor } from './actor.ts'
import type { RowChange } from './audit.ts'
import type { Database } from './database.ts'
import { isRetryable, isStalePlan, translateDatabaseError } from './database-errors.ts'
import type { Journal } from './journal.ts'
import { Transaction } from './transaction.ts'
import { Unit } from './unit.ts'
import type { Cause, EngineUnitOfWork, NestedOutcome, NestedTransition } from './unit-of-work.ts'
import type { AllUnitStatements } from './unit-statements.ts'
import type { Writers } from './writers.ts'

/** What every unit of work of an application shares. */
export interface TransactionContext {
  readonly database: Database
  readonly writers: Writers
  readonly statements: AllUnitStatements
  readonly journal: Journal
  /** The transition engine, which is made after this. */
  readonly transitions: {
    perform(uow: EngineUnitOfWork, request: NestedTransition): Promise<NestedOutcome>
    createMany(
      uow: EngineUnitOfWork,
      object: string,
      rows: readonly object[],
      options: Pick<NestedTransition, 'as'>,
    ): Promise<readonly string[]>
    can(object: string, state: string, capability: string): boolean
    /** The state in which an object comes to be. */
    firstState(object: string): string
  }
  /** Told after each commit what was changed. */
  committed(changes: readonly RowChange[]): void
}

const mostAttempts = 6

/** More connections than a pool is likely to have. */
const mostStale = 100

/**
 * Runs work in a transaction of its own and commits it. Deadlocks and serialization failures are
 * tried again from the start, so the work must not touch the outside world.
 *
 * @throws CONCURRENT_UPDATE when every attempt was in somebody's way; whatever the work throws
 * @example await transact(context, actor, cause, async uow => { const order = await uow.load('Order', id) })
 */
export async function transact<Result>(
  context: TransactionContext,
  actor: Actor,
  cause: Cause,
  work: (uow: EngineUnitOfWork) => Promise<Result>,
): Promise<Result> {
  const told = { 'plugboard.actor.kind': actor.kind, 'plugboard.cause.kind': cause.kind }
  return inSpan('unit of work', told, async span => {
    let stale = 0
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(context, actor, cause, work)
      } catch (error) {
        // Each connection may have such a plan; the one that had it is closed by now.
        if (isStalePlan(error) && stale++ < mostStale) continue
        if (!isRetryable(error)) throw translateDatabaseError(error, context.database.model)
        if (attempt === mostAttempts)
          throw new PlugboardError('CONCURRENT_UPDATE', { cause: error })
        span?.addEvent('retried', { 'plugboard.attempt': attempt })
        await pause(2 ** attempt * (2 + Math.random() * 4))
      }
    }
  })
}

async function once<Result>(
  context: TransactionContext,
  actor: Actor,
  cause: Cause,
  work: (uow: EngineUnitOfWork) => Promise<Result>,
): Promise<Result> {
  context.database.guard.check()
  const transaction = await Transaction.begin(context.database)
  try {
    return await context.database.guard.enter(async () => {
      const unit = new Unit(context, transaction, actor, cause)
      const value = await work(unit)
      await unit.finish(() => transaction.commit())
      return value
    })
  } catch (error) {
    await transaction.rollback()
    throw error
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds))
}
