import Fastify from 'fastify'
import type { App, AppOptions } from './app.ts'
import { readEnvironment } from './environment.ts'
import { PlugboardError } from './errors.ts'
import { closeGently } from './http/close-gently.ts'
import { mount } from './mount.ts'
import { startApplication } from './start-application.ts'
import { traceFields } from './tracing/trace-fields.ts'

export type { App, AppOptions } from './app.ts'

/**
 * Assembles an application from plugins, migrates its database and prepares a server for it alone.
 * To serve it from a Fastify server that you have already, register {@link plugboard} there.
 *
 * @throws PLUGIN_*, SCHEMA_INVALID, POLICY_INVALID, ENVIRONMENT_INVALID, MIGRATION_*
 * @example
 * const app = await createApp({ plugins: [priceList, giftNote] })
 * await app.listen({ port: 3000 })
 */
export async function createApp(options: AppOptions): Promise<App> {
  const environment = readEnvironment()
  const server = Fastify({
    logger: loggerOptions(options.logger),
    bodyLimit: 1_048_576,
    routerOptions: { ignoreTrailingSlash: true },
    genReqId: () => crypto.randomUUID(),
  })
  closeGently(server)
  const application = await startApplication(options, environment, server.log)
  try {
    await mount(server, application, { isOwnServer: true })
    await server.ready()
  } catch (error) {
    await application.close()
    throw error
  }
  const { assembly, database, reads, actors, ports, services, transact, sweep, tidy } = application
  return {
    ...{ assembly, database, reads, actors, ports, services, server, transact, sweep, tidy },
    listen: ({ port = environment.port, host = environment.host } = {}) =>
      server.listen({ port, host }).catch(async error => {
        await server.close()
        throw cannotListen(host, port, error)
      }),
    close: () => server.close(),
  }
}

/** What is in the way at an address, with what it is called. */
function cannotListen(host: string, port: number, cause: { readonly code?: string }): unknown {
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: 'another process listens there',
    EADDRNOTAVAIL: 'the machine has no such address',
    EACCES: 'this user may not listen there',
  }
  const reason = reasons[cause.code ?? '']
  if (reason === undefined) return cause
  return new PlugboardError('ADDRESS_UNUSABLE', {
    detail: `The server cannot listen at ${host}:${port}: ${reason}`,
    remedy: 'Set PORT or HOST to others, or end what is in the way',
    cause,
  })
}

function loggerOptions(wanted: AppOptions['logger'] = true) {
  if (wanted === false) return false
  return { level: 'info', mixin: traceFields, ...(wanted === true ? {} : wanted) }
}
