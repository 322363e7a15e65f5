import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { type Assembly, assemble } from './assembly.ts'
import { createObjectService } from './commerce/objects/object-service.ts'
import { createSettings } from './commerce/settings/settings.ts'
import { type Actors, createActors } from './commerce/user-management/actors.ts'
import type { Actor } from './database/actor.ts'
import { type Clock, systemClock } from './database/clock.ts'
import { type Database, openDatabase } from './database/database.ts'
import { createJobs } from './database/jobs.ts'
import { createJournal } from './database/journal.ts'
import { migrate } from './database/migrations/migrate.ts'
import { createReads, type Reads } from './database/reads.ts'
import { resolveDatabase } from './database/server/resolve-database.ts'
import { type TransactionContext, transact } from './database/transact.ts'
import type { Cause, EngineUnitOfWork } from './database/unit-of-work.ts'
import { unitStatements } from './database/unit-statements.ts'
import { createWriters } from './database/writers.ts'
import { httpPlugin } from './http/http-plugin.ts'
import type { HttpServices } from './http/services.ts'
import { createValidator } from './http/validation.ts'
import { gather } from './plugin/gather.ts'
import type { Ports } from './plugin/port.ts'
import { createPorts } from './plugin/ports.ts'
import { createDisplayedObjects } from './presentation/display/displayed-objects.ts'
import { createPresenter } from './presentation/display/present.ts'
import { createEngine } from './transition/engine.ts'
import { createFactReads } from './transition/fact-reads.ts'
import { quarantineCheck } from './transition/quarantine-check.ts'
import { sweepTimers } from './transition/sweep-timers.ts'

export interface AppOptions {
  /** The plugins, in any order. */
  readonly plugins: readonly unknown[]
  readonly database?: {
    /** A PostgreSQL of your own; `DATABASE_URL` where absent, and without that the embedded one. */
    readonly url?: string
    /** The embedded database's folder; `PLUGBOARD_DATA`, or `.plugboard`, where absent. */
    readonly dataFolder?: string
    readonly connections?: number
  }
  readonly clock?: Clock
  /** Pino's options, or false for silence; on at `info` where absent. */
  readonly logger?: boolean | { readonly level: string }
  /** `web` answers requests, `worker` runs jobs and timers, `all` does both. */
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
  /** @returns the address */
  listen(options?: { readonly port?: number; readonly host?: string }): Promise<string>
  close(): Promise<void>
}

/**
 * Assembles an application from plugins, migrates its database and prepares its server.
 *
 * @throws PLUGIN_*, SCHEMA_INVALID, POLICY_INVALID, MIGRATION_*
 * @example
 * const app = await createApp({ plugins: [priceList, giftNote] })
 * await app.listen({ port: 3000 })
 */
export async function createApp(options: AppOptions): Promise<App> {
  const { clock = systemClock, role = 'all' } = options
  const assembly = assemble(options.plugins)
  const { model, policies, events, displays, statusOf } = assembly

  const url = options.database?.url ?? process.env.DATABASE_URL
  const dataFolder = options.database?.dataFolder ?? process.env.PLUGBOARD_DATA
  const databaseServer = await resolveDatabase({
    ...(url ? { url } : {}),
    ...(dataFolder ? { dataFolder } : {}),
    ...(options.log ? { log: options.log } : {}),
  })
  const connections = options.database?.connections
  const database = await openDatabase({
    url: databaseServer.url,
    model,
    clock,
    ...(connections === undefined ? {} : { connections }),
  })
  const server = Fastify({
    logger: options.logger ?? { level: 'info' },
    bodyLimit: 1_048_576,
    routerOptions: { ignoreTrailingSlash: true },
    genReqId: () => crypto.randomUUID(),
  })

  await migrate(database.db, assembly.migrations, { verify: quarantineCheck(model, policies) })

  const actors = createActors(database, assembly.roles)
  const reads = createReads(database)
  const ports = createPorts(assembly.plugins.plugins, {
    log: server.log,
    options: assembly.plugins.options,
    reads: createFactReads({ model, clock, reads, actor: actors.system }),
  })
  const subscribers = gather(assembly.plugins.plugins, plugin => plugin.subscribers)
  const jobs = createJobs(
    databaseServer.url,
    subscribers.map(({ plugin, value }) => ({
      plugin,
      name: value.name,
      event: value.event,
      handle: event =>
        value.handle(event, {
          options: assembly.plugins.options.get(plugin) as never,
          ports,
          transact: work => transact(context, actors.system, { kind: 'event', id: event.id }, work),
        }),
    })),
  )
  const context: TransactionContext = {
    database,
    writers: createWriters(database.db, model),
    statements: unitStatements(database.db, model),
    journal: createJournal(database.db, jobs.enqueue),
  }
  const settings = createSettings(
    database,
    gather(assembly.plugins.plugins, plugin => plugin.settings).map(({ value }) => value),
  )
  const engine = createEngine({ database, policies, events, statusOf })
  const presenter = createPresenter(displays)
  const services: HttpServices = {
    model,
    database,
    context,
    engine,
    reads,
    displays,
    presenter,
    displayed: createDisplayedObjects({ engine, reads, displays, presenter }),
    objects: createObjectService(engine),
    actors,
    ports,
    settings,
    validator: createValidator(),
    ready: () => answers(database),
  }
  await httpPlugin(server, services)
  await jobs.prepare()

  const sweep = () => sweepTimers(engine, context, actors.system)
  const stopWork = role === 'web' ? async () => {} : await startWork(jobs, sweep, server.log)
  await server.ready()
  return {
    assembly,
    database,
    reads,
    actors,
    ports,
    services,
    server,
    transact: (actor, cause, work) => transact(context, actor, cause, work),
    sweep,
    listen: ({ port = 3000, host = '127.0.0.1' } = {}) => server.listen({ port, host }),
    async close() {
      await server.close()
      await stopWork()
      await jobs.stop()
      await database.close()
      await databaseServer.stop()
    },
  }
}

/** Looks for due timers every second, never twice at once. */
async function startWork(
  jobs: { work(): Promise<void> },
  sweep: () => Promise<number>,
  log: FastifyBaseLogger,
): Promise<() => Promise<void>> {
  await jobs.work()
  let running: Promise<unknown> | undefined
  const interval = setInterval(() => {
    running ??= sweep()
      .catch(error => log.error({ err: error }, 'Timers could not be swept'))
      .finally(() => {
        running = undefined
      })
  }, 1_000)
  interval.unref()
  return async () => {
    clearInterval(interval)
    await running
  }
}

async function answers({ db }: Database): Promise<boolean> {
  return sql`select 1`.execute(db).then(
    () => true,
    () => false,
  )
}
