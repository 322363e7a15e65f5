import type { FastifyInstance } from 'fastify'
import { PlugboardError } from '../errors.ts'
import { samePath } from '../plugin/claimed-names.ts'

/** The name under which a scope of the server knows whose routes are registered in it. */
const ownerKey = Symbol('plugboard.routeOwner')

type Owned = FastifyInstance & { [ownerKey]?: string }

/** Says that what is registered in this scope is a plugin's. */
export function ownRoutes(scope: FastifyInstance, plugin: string): void {
  ;(scope as Owned)[ownerKey] = plugin
}

/** Every route of the application, by address and by whose it is. */
export interface RegisteredRoutes {
  /** The methods of each address, as it was first written, without those that are only refused. */
  methodsByUrl(): ReadonlyMap<string, ReadonlySet<string>>
  /** The methods that an address answers to, as the Allow header lists them. */
  allowOf(url: string): string
}

/**
 * Watches the routes as they are registered. What two plugins may meet in besides names is known only
 * here: method and address.
 *
 * @throws PLUGIN_CONFLICT, out of the registration, when two plugins have the same route
 */
export function watchRoutes(app: FastifyInstance): RegisteredRoutes {
  const owners = new Map<string, string>()
  const methods = new Map<string, Set<string>>()
  const urls = new Map<string, string>()
  app.addHook('onRoute', function watch(this: FastifyInstance, route) {
    const plugin = (this as Owned)[ownerKey] ?? 'core'
    const path = samePath(route.url)
    const url = urls.get(path) ?? route.url
    urls.set(path, url)
    const known = methods.get(url) ?? new Set()
    methods.set(url, known)
    for (const method of [route.method].flat()) {
      const claim = `${method} ${path}`
      const other = owners.get(claim)
      if (other !== undefined && other !== plugin) throw conflict(method, route.url, other, plugin)
      owners.set(claim, plugin)
      if (!route.config?.plugboard?.isRefusal) known.add(method)
    }
  })
  return {
    methodsByUrl: () => methods,
    allowOf(url) {
      const known = methods.get(urls.get(samePath(url)) ?? url) ?? []
      return [...new Set([...known, 'OPTIONS'])].sort().join(', ')
    },
  }
}

function conflict(method: string, url: string, first: string, second: string): PlugboardError {
  return new PlugboardError('PLUGIN_CONFLICT', {
    detail: `The route ${method} ${url} is claimed by ${first} and ${second}`,
    remedy: `Give the route another path, or the routes of ${second} another \`prefix\``,
    data: { plugins: [first, second] },
  })
}
