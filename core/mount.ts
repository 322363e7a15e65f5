import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import type { AppOptions } from './app.ts'
import { readEnvironment } from './environment.ts'
import { httpPlugin } from './http/http-plugin.ts'
import { type Application, startApplication } from './start-application.ts'

/**
 * The application as a Fastify plugin, for a server that you have already. It starts and closes with
 * that server, and decorates it with `plugboard`. Its routes keep the addresses that they have on a
 * server of their own; its parsers, error handler and validation hold for them alone, and what it does
 * not know is answered by your server.
 *
 * A start that migrates a large database may take longer than the 10 s that Fastify gives a plugin:
 * then make the server with a larger `pluginTimeout`.
 *
 * @throws what `createApp` throws, from `ready()` or `listen()`
 * @example
 * const server = Fastify({ logger: true })
 * server.register(plugboard, { plugins: [priceList, giftNote] })
 * await server.listen({ port: 3000 })
 */
export const plugboard: FastifyPluginAsync<AppOptions> = fastifyPlugin(
  async (server: FastifyInstance, options: AppOptions) => {
    const application = await startApplication(options, readEnvironment(), server.log)
    try {
      await mount(server, application, { isOwnServer: false })
    } catch (error) {
      await application.close()
      throw error
    }
  },
  { name: 'plugboard', fastify: '5.x' },
)

/** Puts an application under a server's life cycle. */
export async function mount(
  server: FastifyInstance,
  application: Application,
  options: { readonly isOwnServer: boolean },
): Promise<void> {
  const { services } = application
  server.decorate('plugboard', services.plugboard)
  server.addHook('onReady', () => application.work())
  // Requests under way have been answered when this runs.
  server.addHook('onClose', () => application.close())
  await server.register(async scope => httpPlugin(scope, services, options))
}
