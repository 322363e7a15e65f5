import Fastify, { type RouteOptions } from 'fastify'
import type { Plugboard } from '../../../core/http/plugboard.ts'
import type { Described } from './described.ts'
import { code, section, table } from './markdown.ts'

/** The routes that the plugin writes itself, as it registers them where it is given no options. */
export async function routeSection({ plugin, assembly }: Described): Promise<string[]> {
  const found: RouteOptions[] = []
  const server = Fastify()
  server.addHook('onRoute', route => void found.push(route))
  server.setValidatorCompiler(() => () => true)
  server.setSerializerCompiler(() => data => JSON.stringify(data))
  // Routes work with it when they are asked, and nobody asks here.
  server.decorate('plugboard', {} as Plugboard)
  for (const { prefix = `/api/${plugin.name}`, plugin: routes } of [plugin.routes ?? []].flat()) {
    server.register(routes, { prefix, options: assembly.plugins.options.get(plugin.name) as never })
  }
  await server.ready()
  await server.close()
  const rows = found.flatMap(route => {
    const methods = [route.method].flat().filter(method => method !== 'HEAD')
    const address = `${route.url.replace(/(?<=.)\/$/, '')}`.replaceAll(/:(\w+)/g, '{$1}')
    return methods.map(method => [code(`${method} ${address}`), summaryOf(route), callerOf(route)])
  })
  if (plugin.routes && rows.length === 0)
    return ['## Routes', '', 'Its options decide which it has.', '']
  return section('## Routes', table(['route', 'what it does', 'for'], unique(rows)))
}

function summaryOf({ schema }: RouteOptions): string {
  return (schema as { readonly summary?: string } | undefined)?.summary ?? ''
}

function callerOf({ config }: RouteOptions): string {
  if (config?.plugboard?.recognise) return 'another system, which it recognises'
  return config?.plugboard?.isPublic ? 'everybody' : 'whoever is signed in'
}

/** With and without a slash at the end it is one route. */
function unique(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...new Map(rows.map(row => [row[0], row])).values()]
}
