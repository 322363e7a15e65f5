import Fastify from 'fastify'
import type { AppOptions } from '../../app.ts'
import { readEnvironment } from '../../environment.ts'
import { type Application, startApplication } from '../../start-application.ts'

/** So many connections does a command use at most: its own unit of work, and reads beside it. */
const connections = 4

/**
 * Starts the application for one command, without a server and without work of its own; beside a running
 * server it joins its database.
 *
 * @throws MIGRATION_PENDING where the database is not as the plugins declare it
 */
export async function withApplication(
  options: AppOptions,
  work: (application: Application) => Promise<void>,
): Promise<void> {
  // The logger that the application has otherwise; stdout is the command's own.
  const { log } = Fastify({ logger: { level: 'warn', stream: process.stderr } })
  const application = await startApplication(
    {
      ...options,
      role: 'web',
      // A command reads what it is about to change.
      database: { ...options.database, replicaUrls: [], connections },
      log: message => process.stderr.write(`${message}\n`),
    },
    readEnvironment(),
    log,
    { migrates: false },
  )
  try {
    await work(application)
  } finally {
    await application.close()
  }
}
