import type { DatabaseConnection } from 'kysely'
import type { Db } from './database.ts'
import { isConsequence } from './database-errors.ts'
import type { Executor } from './statement.ts'

type Transaction = Awaited<ReturnType<ReturnType<Db['startTransaction']>['execute']>>

/**
 * Sends a transaction's statements in the order in which they are given, each without waiting for the
 * answer to the one before, which Kysely's own executor would do. PostgreSQL works on one after the
 * other; where one fails, those behind it fail too. It wants a connection with `pipeline: true`.
 */
export class TransactionExecutor implements Executor {
  readonly #transaction: Transaction
  readonly #connection: DatabaseConnection
  /** Why the transaction is aborted. */
  #failure: unknown

  private constructor(transaction: Transaction, connection: DatabaseConnection) {
    this.#transaction = transaction
    this.#connection = connection
  }

  static async of(transaction: Transaction): Promise<TransactionExecutor> {
    const connection = await transaction.getExecutor().provideConnection(async own => own)
    return new TransactionExecutor(transaction, connection)
  }

  executeQuery: Executor['executeQuery'] = async query => {
    const { isCommitted, isRolledBack } = this.#transaction
    // The connection is somebody else's by now; Kysely says so.
    if (isCommitted || isRolledBack) return this.#transaction.executeQuery(query)
    const compiled = 'compile' in query ? query.compile() : query
    try {
      return await this.#connection.executeQuery(compiled)
    } catch (error) {
      if (!isConsequence(error)) this.#failure = error
      throw this.reasonOf(error)
    }
  }

  getExecutor: Executor['getExecutor'] = () => this.#transaction.getExecutor()

  /** What went wrong first, where something only failed because of it. */
  reasonOf(error: unknown): unknown {
    return isConsequence(error) ? (this.#failure ?? error) : error
  }
}
