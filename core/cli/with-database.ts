import type { AppOptions } from '../app.ts'
import { type Assembly, assemble } from '../assembly.ts'
import { systemClock } from '../database/clock.ts'
import { type Database, openDatabase } from '../database/database.ts'
import { resolveDatabase } from '../database/server/resolve-database.ts'
import { readEnvironment } from '../environment.ts'

/** Opens the application's database for one command; beside a running server it joins its database. */
export async function withDatabase<Result>(
  app: AppOptions,
  work: (database: Database, assembly: Assembly) => Promise<Result>,
): Promise<Result> {
  const assembly = assemble(app.plugins)
  const environment = readEnvironment()
  const url = app.database?.url ?? environment.databaseUrl
  const server = await resolveDatabase({
    dataFolder: app.database?.dataFolder ?? environment.dataFolder,
    ...(url === undefined ? {} : { url }),
    log: message => process.stderr.write(`${message}\n`),
  })
  const database = await openDatabase({
    url: server.url,
    model: assembly.model,
    clock: systemClock,
    connections: 2,
  })
  try {
    return await work(database, assembly)
  } finally {
    await database.close()
    await server.stop()
  }
}
