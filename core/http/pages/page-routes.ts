import formbody from '@fastify/formbody'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { PageDefinition } from '../../presentation/definition.ts'
import type { HttpServices } from '../services.ts'
import { attachmentPages } from './attachment-pages.ts'
import { serveForm } from './object-form.ts'
import { formsOf } from './object-forms.ts'
import { answerPageErrors } from './page-errors.ts'
import { renderPage } from './render-page.ts'
import { serveAssets } from './serve-assets.ts'
import { signInPages } from './sign-in-pages.ts'

export const htmlType = 'text/html; charset=utf-8'

/** Everything that browsers are served: pages, what their forms are sent to, styles and pictures. */
export async function pageRoutes(
  app: FastifyInstance,
  services: HttpServices,
  { isOwnServer }: { readonly isOwnServer: boolean },
): Promise<void> {
  await app.register(async scope => {
    answerPageErrors(scope, services)
    await scope.register(formbody, { bodyLimit: 262_144 })
    await serveAssets(scope, services)
    for (const page of services.pages.all) pageRoute(scope, services, page)
    signInPages(scope, services)
    for (const object of services.model.objects.values()) {
      if (!object.exposed || object.within?.through) continue
      for (const form of formsOf(services, object)) serveForm(scope, services, object, form)
    }
    await attachmentPages(scope, services)
    // The start page of somebody else's server is theirs.
    if (!isOwnServer) return
    scope.get('/', pageOptions('home', true), async (request, reply) =>
      reply.redirect(request.plugboardSession ? homeOf(services) : '/sign-in', 303),
    )
  })
}

function pageRoute(app: FastifyInstance, services: HttpServices, page: PageDefinition): void {
  const { public: isPublic = false } = page
  app.get(page.path, pageOptions('page', isPublic), async (request, reply) => {
    const html = await renderPage(services, {
      page,
      actor: request.plugboardSession?.actor ?? services.actors.anonymous,
      path: pathOf(request),
      params: request.params as Record<string, string>,
      query: textsOf(request.query),
    })
    return reply.header('cache-control', 'private, no-cache').type(htmlType).send(html)
  })
}

/** Pages are no part of the API's document. */
export function pageOptions(operation: string, isPublic = false) {
  return { config: { plugboard: { operation, isPublic } }, schema: { hide: true } }
}

/** Where somebody who has signed in begins. */
export function homeOf({ pages }: HttpServices): string {
  return pages.flows.next('Session.start', 'done')?.path ?? '/'
}

export function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? '/'
}

/** Of several values of one name the last counts. */
export function textsOf(given: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries((given ?? {}) as Record<string, string | string[]>).map(([name, value]) => [
      name,
      Array.isArray(value) ? (value.at(-1) ?? '') : value,
    ]),
  )
}
