import type { FastifyBaseLogger } from 'fastify'
import type { App, AppOptions } from './app.ts'
import { type Assembly, assemble } from './assembly.ts'
import { buildServices } from './build-services.ts'
import { tidy } from './commerce/housekeeping/housekeeping.ts'
import { createSettings } from './commerce/settings/settings.ts'
import { createActors } from './commerce/user-management/actors.ts'
import { systemClock } from './database/clock.ts'
import { type Database, openDatabase, usualConnections } from './database/database.ts'
import { createJobs, type Jobs } from './database/jobs.ts'
import { createJournal } from './database/journal.ts'
import { assertMigrated } from './database/migrations/assert-migrated.ts'
import { migrate } from './database/migrations/migrate.ts'
import { createReads } from './database/reads.ts'
import { openReplicas } from './database/replicas/replicas.ts'
import { resolveDatabase } from './database/server/resolve-database.ts'
import { type TransactionContext, transact } from './database/transact.ts'
import { unitStatements } from './database/unit-statements.ts'
import { createWriters } from './database/writers.ts'
import type { Environment } from './environment.ts'
import { gather } from './plugin/gather.ts'
import { createPorts } from './plugin/ports.ts'
import { startWork } from './start-work.ts'
import { subscribedHandlers } from './subscriptions.ts'
import { sendSpans } from './tracing/send-spans.ts'
import { can } from './transition/can.ts'
import { createMany } from './transition/create-many.ts'
import { createFactReads } from './transition/fact-reads.ts'
import { firstState } from './transition/first-state.ts'
import { performTransition } from './transition/perform-transition.ts'
import { sweepTimers } from './transition/sweep-timers.ts'
import { verifyDatabase } from './verify-database.ts'

/** An application before it has a server. */
export interface Application extends Omit<App, 'server' | 'listen'> {
  /** Begins what the role has to do besides answering requests. */
  work(): Promise<void>
}

/**
 * From a list of plugins to everything that works with the database: plugins → schema → database →
 * policies → displays. What was opened is closed again when a later step fails.
 *
 * @param how.migrates whether pending migrations are applied; otherwise there may be none
 */
export async function startApplication(
  options: AppOptions,
  environment: Environment,
  log: FastifyBaseLogger,
  { migrates = true }: { readonly migrates?: boolean } = {},
): Promise<Application> {
  const assembly = assemble(options.plugins)
  const { model, plugins } = assembly
  /** What has to be given back, the last first. */
  const closing: (() => Promise<void>)[] = [sendSpans]
  const close = async () => {
    for (let end = closing.pop(); end; end = closing.pop()) await end()
  }
  try {
    const database = await open(assembly, options, environment, closing)
    if (migrates) {
      await migrate(database.db, assembly.migrations, { verify: verifyDatabase(assembly) })
    } else await assertMigrated(database.db, assembly.migrations)

    const actors = createActors(database, assembly.roles)
    closing.push(() => actors.stop())
    const reads = createReads(database)
    const urls = options.database?.replicaUrls ?? environment.replicaUrls ?? []
    const { connections = usualConnections } = options.database ?? {}
    const replicas =
      urls.length === 0 ? undefined : await openReplicas(database, { urls, connections, log })
    if (replicas) closing.push(() => replicas.close())
    const settings = createSettings(
      database,
      gather(plugins.plugins, plugin => plugin.settings).map(({ value }) => value),
    )
    const ports = createPorts(plugins.plugins, {
      log,
      settings,
      options: plugins.options,
      dataFolder: options.database?.dataFolder ?? environment.dataFolder,
      reads: createFactReads(database, { reads, actor: actors.system }),
    })
    const jobs: Jobs = createJobs(
      database.url,
      subscribedHandlers(assembly, { ports, system: actors.system, context: () => context }),
      { isWorker: options.role !== 'web', log },
    )
    const context: TransactionContext = {
      database,
      writers: createWriters(database.db, model),
      statements: unitStatements(database.db, model),
      journal: createJournal(database.db, jobs),
      transitions: {
        perform(uow, { as, ...request }) {
          const fallback = services.objects.declaredCommand(request.object, request.transition)
          return performTransition(services.engine, uow, {
            ...request,
            ...(fallback ? { fallback } : {}),
            ...(as === 'system' ? { actor: actors.system } : {}),
          })
        },
        createMany: (uow, object, rows, { as }) =>
          createMany(services.engine, uow, {
            ...{ object, rows },
            actor: as === 'system' ? actors.system : uow.actor,
          }),
        can: (object, state, capability) => can(services.engine.policy(object), state, capability),
        firstState: object => firstState(services.engine.policy(object)),
      },
      committed: changes => actors.changed(changes),
    }
    closing.push(() => jobs.stop())
    await jobs.prepare()

    const services = buildServices(assembly, {
      ...{ database, context, reads, replicas, actors, ports, jobs, settings },
    })
    const sweep = () => sweepTimers(services.engine, context, actors.system)
    const tidyUp = () => tidy(database, services.attachments)
    return {
      ...{ assembly, database, reads, actors, ports, services, sweep, tidy: tidyUp, close },
      transact: (actor, cause, work) => transact(context, actor, cause, work),
      async work() {
        if (options.role === 'web') return
        closing.push(await startWork({ jobs, sweep, tidy: tidyUp, log }))
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Finds or starts the PostgreSQL, and opens the pool. */
async function open(
  { model }: Assembly,
  { database: wanted = {}, clock = systemClock, log }: AppOptions,
  environment: Environment,
  closing: (() => Promise<void>)[],
): Promise<Database> {
  const url = wanted.url ?? environment.databaseUrl
  const server = await resolveDatabase({
    dataFolder: wanted.dataFolder ?? environment.dataFolder,
    ...(url === undefined ? {} : { url }),
    ...(log ? { log } : {}),
  })
  closing.push(() => server.stop())
  const { connections } = wanted
  const database = await openDatabase({
    url: server.url,
    model,
    clock,
    ...(connections === undefined ? {} : { connections }),
  })
  closing.push(() => database.close())
  return database
}
