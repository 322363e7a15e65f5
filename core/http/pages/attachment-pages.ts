import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { takesFiles } from '../../commerce/attachments/takes-files.ts'
import { isPlugboardError } from '../../errors.ts'
import type { FormEntries } from '../../presentation/forms/read-form.ts'
import { attachForm, place } from '../../presentation/object-views/attachment-views.ts'
import type { ObjectModel } from '../../schema/model.ts'
import { actorOf } from '../authenticate.ts'
import { attachOnce, detachOnce } from '../change-files.ts'
import type { Reply } from '../idempotency.ts'
import { sendOutcome } from '../mutate.ts'
import { receiveFile } from '../receive-file.ts'
import { sendContent } from '../send-content.ts'
import type { HttpServices } from '../services.ts'
import { leadBack } from './lead-back.ts'
import { answerRefusal, nextPath } from './object-form.ts'
import { pageOptions, textsOf } from './page-routes.ts'

/** What the list of files on an object's page links and sends its forms to. */
export async function attachmentPages(app: FastifyInstance, services: HttpServices): Promise<void> {
  await app.register(async scope => {
    // A server that this one is mounted in may read forms with files already.
    if (!scope.hasRequestDecorator('isMultipart')) await scope.register(multipart)
    for (const object of services.model.objects.values()) {
      if (takesFiles(object) && !object.within?.through) routesOf(scope, services, object)
    }
  })
}

/** The hidden controls of a form. */
const hiddenTexts = 2

function routesOf(app: FastifyInstance, services: HttpServices, object: ObjectModel): void {
  const { attachments } = services
  const { name, path } = object
  const base = `/${path}/:id/attachments`
  const page = `${name}:object`
  const add = { page, action: `${name}.attachments.add` }
  const remove = { page, action: `${name}.attachments.remove` }
  const ownerOf = (request: FastifyRequest) => ({ object: name, id: paramsOf(request).id ?? '' })

  function done(form: typeof add, id: string): Reply {
    const location = nextPath(services, object, form, id, place)
    return { status: 303, headers: { location }, body: '' }
  }

  /** Whoever may not is shown no form either, which could tell them so. */
  function refused(
    request: FastifyRequest,
    reply: FastifyReply,
    form: typeof add,
    entries: FormEntries,
    error: unknown,
  ): Promise<FastifyReply> {
    if (isPlugboardError(error) && error.status === 403) throw error
    return answerRefusal(services, request, reply, form, entries, error)
  }

  app.post(base, pageOptions('attach'), async (request, reply) => {
    const actor = actorOf(request)
    const to = ownerOf(request)
    try {
      const limit = await attachments.limitFor(actor, to)
      const { file, texts } = await receiveFile(
        request,
        limit,
        upload => attachments.store(actor, to, upload),
        hiddenTexts,
      )
      const outcome = await attachOnce(services, request, {
        ...{ to, file, key: texts._key },
        reply: () => done(add, to.id),
      })
      return sendOutcome(reply, outcome)
    } catch (error) {
      return refused(request, reply, add, { _form: attachForm }, error)
    }
  })

  app.post(`${base}/:attachmentId/remove`, pageOptions('detach'), async (request, reply) => {
    const entries = textsOf(request.body)
    const to = ownerOf(request)
    try {
      const outcome = await detachOnce(services, request, {
        ...{ to, id: paramsOf(request).attachmentId ?? '', key: entries._key },
        reply: () => done(remove, to.id),
      })
      return sendOutcome(reply, outcome)
    } catch (error) {
      return refused(request, reply, remove, entries, error)
    }
  })

  leadBack(app, services, object, base, place)
  leadBack(app, services, object, `${base}/:attachmentId/remove`, place)

  app.get(`${base}/:attachmentId`, pageOptions('attachment'), async (request, reply) => {
    const id = paramsOf(request).attachmentId ?? ''
    const row = await attachments.one(actorOf(request), ownerOf(request), id)
    return sendContent(request, reply, row, () => attachments.open(row.id))
  })
}

function paramsOf(request: FastifyRequest): Readonly<Record<string, string>> {
  return request.params as Readonly<Record<string, string>>
}
