import { Ajv } from 'ajv'
import addFormatsModule from 'ajv-formats'
import type { FastifyInstance } from 'fastify'
import { PlugboardError } from '../errors.ts'
import type { RoutesDefinition } from '../plugin/define.ts'
import { gather } from '../plugin/gather.ts'
import { ownRoutes } from './registered-routes.ts'
import type { HttpServices } from './services.ts'

// The package is CommonJS: its default export arrives wrapped.
const addFormats = addFormatsModule.default ?? addFormatsModule

/**
 * The routes that plugins write themselves, each plugin's in a scope of its own under its prefix.
 *
 * @throws PLUGIN_CONFLICT when two plugins have the same route
 */
export async function pluginRoutes(app: FastifyInstance, services: HttpServices): Promise<void> {
  const { plugins, options } = services.plugins
  for (const { plugin, value } of gather(plugins, ({ routes }) => listOf(routes))) {
    await app.register(
      async scope => {
        ownRoutes(scope, plugin)
        closeByDefault(scope)
        checkInput(scope, services)
        // The plugin's own schema has vouched for the options.
        await scope.register(value.plugin, { options: options.get(plugin) as never })
      },
      { prefix: value.prefix ?? `/api/${plugin}` },
    )
  }
}

function listOf(
  routes: RoutesDefinition<never> | readonly RoutesDefinition<never>[] | undefined,
): readonly RoutesDefinition<never>[] {
  if (routes === undefined) return []
  return Array.isArray(routes) ? routes : [routes as RoutesDefinition<never>]
}

/** Who says nothing is not public; what has no schema is not in the document. */
function closeByDefault(scope: FastifyInstance): void {
  scope.addHook('onRoute', route => {
    const said = route.config?.plugboard
    route.config = { ...route.config, plugboard: { operation: 'plugin', ...said } }
    route.schema ??= { hide: true } as object
    if (said?.isPublic) route.schema = { security: [], ...route.schema } as object
  })
}

/**
 * Bodies are checked as everywhere: nothing coerced, nothing unknown dropped. The words of an address
 * are texts, and become what the schema says.
 */
function checkInput(scope: FastifyInstance, { validator }: HttpServices): void {
  const ajv = new Ajv({ allErrors: true, useDefaults: true, strict: false, coerceTypes: 'array' })
  addFormats(ajv)
  scope.setValidatorCompiler(({ schema, httpPart }) => {
    const check = validator.compile(schema as never)
    const validate = httpPart === 'body' ? undefined : ajv.compile(schema as object)
    const place = httpPart === 'querystring' ? 'query' : httpPart
    return (input: unknown) => {
      try {
        if (!validate) check(input ?? {})
        else if (!validate(input)) throw wrongWords(`/${place}`, validate.errors ?? [])
        return true
      } catch (error) {
        return { error: error as Error }
      }
    }
  })
}

type AjvErrors = readonly { readonly instancePath: string; readonly message?: string }[]

function wrongWords(place: string, faults: AjvErrors): PlugboardError {
  const errors = faults.map(({ instancePath, message = 'is wrong' }) => ({
    pointer: `${place}${instancePath}`,
    message,
  }))
  return new PlugboardError('QUERY_INVALID', {
    detail: errors.map(({ pointer, message }) => `${pointer} ${message}`).join('; '),
    errors,
  })
}
