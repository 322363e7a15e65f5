import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../../database/actor.ts'
import type { EngineUnitOfWork } from '../../database/unit-of-work.ts'
import { isPlugboardError } from '../../errors.ts'
import type { FormEntries } from '../../presentation/forms/read-form.ts'
import type { ObjectModel } from '../../schema/model.ts'
import { actorOf } from '../authenticate.ts'
import { mutate } from '../mutate.ts'
import { prepareContext } from '../prepare-context.ts'
import type { HttpServices } from '../services.ts'
import { leadBack } from './lead-back.ts'
import { htmlType, pageOptions, pathOf, textsOf } from './page-routes.ts'
import { renderPage } from './render-page.ts'

type Input = Readonly<Record<string, unknown>>
type Params = Readonly<Record<string, string>>

/** A form of an object's page: what its entries mean, and what is done with them. */
export interface ObjectForm {
  readonly path: string
  /** `Order.submit`: page flows name it. */
  readonly action: string
  /** The page that shows the form, and shows it again when it is refused. */
  readonly page: string
  /** Where on the object's page one is when it is done, such as `#items`. */
  readonly place?: string
  /** What the API would be sent. */
  readonly input: (sent: FormSent) => Input | Promise<Input>
  /** Checks the input as the API's schema does. @throws INPUT_INVALID */
  readonly check?: (input: unknown) => void
  readonly prepare: (request: FormRequest) => Promise<unknown>
  /** Returns the id of the object that it is about. */
  readonly work: (uow: EngineUnitOfWork, request: FormRequest, prepared: unknown) => Promise<string>
}

/** A form as it arrives. */
export interface FormSent {
  readonly actor: Actor
  readonly entries: FormEntries
  readonly params: Params
}

/** A form whose entries have been read. */
export interface FormRequest {
  readonly context: ReturnType<typeof prepareContext>
  readonly params: Params
  readonly input: Input
  readonly ifVersion: number | undefined
}

/**
 * What a form is sent to: the same work as the API's, with pages as replies. When it is done, the next
 * page; when it is refused, the same page again.
 */
export function serveForm(
  app: FastifyInstance,
  services: HttpServices,
  object: ObjectModel,
  form: ObjectForm,
): void {
  app.post(form.path, pageOptions('form'), async (request, reply) => {
    const entries = textsOf(request.body)
    const params = request.params as Params
    const actor = actorOf(request)
    try {
      const input = await form.input({ actor, entries, params })
      form.check?.(input)
      const version = Number(entries._version)
      const asked: FormRequest = {
        context: prepareContext(services, actor),
        params,
        input,
        ifVersion: Number.isInteger(version) && version > 0 ? version : undefined,
      }
      return await mutate(services, request, reply, actor, {
        ...(entries._key ? { key: entries._key } : {}),
        prepare: () => form.prepare(asked),
        work: async (uow, prepared) => {
          const id = await form.work(uow, asked, prepared)
          const location = nextPath(services, object, form, id, form.place)
          return { status: 303, headers: { location }, body: '' }
        },
      })
    } catch (error) {
      return answerRefusal(services, request, reply, form, entries, error)
    }
  })
  leadBack(app, services, object, form.path, form.place)
}

/**
 * The address that comes next: where a plugin leads, or the object's own page.
 *
 * @param place where on that page, such as `#attachments`
 */
export function nextPath(
  { pages }: HttpServices,
  object: ObjectModel,
  { action }: Pick<ObjectForm, 'action'>,
  id: string,
  place = '',
): string {
  const elsewhere = pages.flows.next(action, 'done')
  if (elsewhere) return elsewhere.path.replace(':id', id)
  return pages.get(`${object.name}:object`).path.replace(':id', id) + place
}

/**
 * The page with the form again, what was typed still in it; or where a plugin leads.
 *
 * @throws what is no refusal of the form
 */
export async function answerRefusal(
  services: HttpServices,
  request: FastifyRequest,
  reply: FastifyReply,
  form: Pick<ObjectForm, 'action' | 'page'>,
  entries: FormEntries,
  error: unknown,
): Promise<FastifyReply> {
  if (!isPlugboardError(error) || error.status >= 500 || error.status === 404) throw error
  const params = request.params as Params
  const elsewhere = services.pages.flows.next(form.action, 'refused')
  if (elsewhere) {
    const path = elsewhere.path.replace(':id', params.id ?? '')
    return reply.redirect(`${path}?problem=${error.code}`, 303)
  }
  const html = await renderPage(services, {
    page: services.pages.get(form.page),
    actor: actorOf(request),
    path: pathOf(request),
    params,
    query: {},
    submitted: { form: entries._form ?? '', entries, error },
  })
  return reply.code(error.status).header('cache-control', 'no-store').type(htmlType).send(html)
}
