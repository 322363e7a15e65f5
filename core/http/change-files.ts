import type { FastifyRequest } from 'fastify'
import type { OwnerRef } from '../commerce/attachments/attachment-service.ts'
import type { CheckedFile } from '../commerce/attachments/helpers/attachment-factory.ts'
import type { UnitOfWork } from '../database/unit-of-work.ts'
import { actorOf } from './authenticate.ts'
import type { Reply } from './idempotency.ts'
import { type Outcome, performOnce } from './mutate.ts'
import type { Services } from './services.ts'

/** A writing request about a file of an object. */
interface FileRequest {
  readonly to: OwnerRef
  /** What stands for an Idempotency-Key where the header cannot, as in a form. */
  readonly key?: string | undefined
  /** Made inside the transaction. */
  readonly reply: (uow: UnitOfWork) => Reply | Promise<Reply>
}

/**
 * Attaches a stored file, once for an Idempotency-Key; its content is forgotten where nothing comes of
 * it.
 *
 * @throws NOT_FOUND, FORBIDDEN
 */
export async function attachOnce(
  services: Services,
  request: FastifyRequest,
  { to, file, key, reply }: FileRequest & { readonly file: CheckedFile },
): Promise<Outcome> {
  const { attachments } = services
  try {
    const outcome = await performOnce(services, request, actorOf(request), {
      ...(key ? { key } : {}),
      body: { fileName: file.fileName, sha256: file.stored.sha256 },
      work: async uow => {
        await attachments.add(uow, to, file)
        return reply(uow)
      },
    })
    if (outcome.isReplay) await attachments.forgetUnlessAdded(file)
    return outcome
  } catch (error) {
    await attachments.forgetUnlessAdded(file)
    throw error
  }
}

/**
 * Removes a file, once for an Idempotency-Key.
 *
 * @throws NOT_FOUND, FORBIDDEN
 */
export async function detachOnce(
  services: Services,
  request: FastifyRequest,
  { to, id, key, reply }: FileRequest & { readonly id: string },
): Promise<Outcome> {
  const { attachments } = services
  const outcome = await performOnce(services, request, actorOf(request), {
    ...(key ? { key } : {}),
    work: async uow => {
      await attachments.remove(uow, to, id)
      return reply(uow)
    },
  })
  // What fails here, the worker does again.
  await attachments
    .removeDiscarded()
    .catch(error => request.log.warn({ err: error }, 'The content of a removed file remains'))
  return outcome
}
