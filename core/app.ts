import type { FastifyInstance } from 'fastify'
import type { Assembly } from './assembly.ts'
import type { Tidied } from './commerce/housekeeping/housekeeping.ts'
import type { Actors } from './commerce/user-management/actors.ts'
import type { Actor } from './database/actor.ts'
import type { Clock } from './database/clock.ts'
import type { Database } from './database/database.ts'
import type { Reads } from './database/reads.ts'
import type { Cause, EngineUnitOfWork } from './database/unit-of-work.ts'
import type { HttpServices } from './http/services.ts'
import type { Ports } from './plugin/port.ts'

export interface AppOptions {
  /** The plugins, in any order. */
  readonly plugins: readonly unknown[]
  readonly database?: {
    /** A PostgreSQL of your own; `DATABASE_URL` where absent, and without that the embedded one. */
    readonly url?: string
    /**
     * Streaming replicas of it, which answer what is only shown; `DATABASE_REPLICA_URLS` where absent.
     */
    readonly replicaUrls?: readonly string[]
    /**
     * The folder of the embedded database and of the content of attachments; `PLUGBOARD_DATA`, or
     * `.plugboard`, where absent.
     */
    readonly dataFolder?: string
    /** Connections at most for requests, and to each replica; 16 where absent. Subscribers' jobs have four of their own. */
    readonly connections?: number
  }
  readonly clock?: Clock
  /** Pino's options, or false for silence; on at `info` where absent. */
  readonly logger?: boolean | { readonly level: string }
  /** `web` answers requests, `worker` runs jobs, timers and housekeeping, `all` does both. */
  readonly role?: 'web' | 'worker' | 'all'
  /** Told what a person may want to know while the application starts. */
  readonly log?: (message: string) => void
}

/** A running application. */
export interface App {
  readonly assembly: Assembly
  readonly database: Database
  readonly reads: Reads
  readonly actors: Actors
  readonly ports: Ports
  readonly services: HttpServices
  /** The Fastify server that answers for it; `app.server.inject` calls it without a socket. */
  readonly server: FastifyInstance
  /** Runs work in a unit of work. */
  transact<Result>(
    actor: Actor,
    cause: Cause,
    work: (uow: EngineUnitOfWork) => Promise<Result>,
  ): Promise<Result>
  /** Performs the timers that are due now; the worker does it every second. */
  sweep(): Promise<number>
  /** Removes what has had its time, such as expired Idempotency-Keys; the worker does it every minute. */
  tidy(): Promise<Tidied>
  /**
   * Takes requests. Where it cannot, the application is closed, and its database with it.
   *
   * @param options where; `PORT` and `HOST`, or 3000 and 127.0.0.1, where absent
   * @returns the address
   * @throws ADDRESS_UNUSABLE
   */
  listen(options?: { readonly port?: number; readonly host?: string }): Promise<string>
  /** Lets requests and jobs under way finish, and gives everything back. */
  close(): Promise<void>
}
