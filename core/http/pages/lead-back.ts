import type { FastifyInstance } from 'fastify'
import { samePath } from '../../plugin/claimed-names.ts'
import type { ObjectModel } from '../../schema/model.ts'
import type { HttpServices } from '../services.ts'
import { pageOptions } from './page-routes.ts'

/**
 * Leads whoever asks for the address of a form to the page of the object that it is about: there the
 * browser stands when a form was refused, and its address may be loaded again or kept.
 *
 * @param place where on that page, such as `#items`
 */
export function leadBack(
  app: FastifyInstance,
  { pages }: HttpServices,
  object: ObjectModel,
  path: string,
  place = '',
): void {
  if (pages.all.some(page => samePath(page.path) === samePath(path))) return
  const { path: own } = pages.get(`${object.name}:object`)
  app.get(path, pageOptions('form'), async (request, reply) => {
    const { id = '' } = request.params as { id?: string }
    return reply.redirect(own.replace(':id', id) + place, 303)
  })
}
