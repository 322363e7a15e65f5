import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../database/actor.ts'
import { transact } from '../database/transact.ts'
import type { EngineUnitOfWork } from '../database/unit-of-work.ts'
import { isStaleError } from '../errors.ts'
import { claimKey, keepReply, keyedRequest, type Reply, storedReply } from './idempotency.ts'
import type { Services } from './services.ts'

/** A writing request, told in two halves. */
export interface Mutation<Prepared> {
  /** Before the transaction: the place for other systems. */
  readonly prepare?: () => Promise<Prepared>
  /** Inside it; what is returned is sent once it is committed. */
  readonly work: (uow: EngineUnitOfWork, prepared: Prepared) => Promise<Reply>
  /** What stands for an Idempotency-Key where the header cannot, as in a form. */
  readonly key?: string
  /** What stands for the body where that was a stream. */
  readonly body?: unknown
}

/**
 * Runs a writing request in one unit of work, once for an Idempotency-Key: the reply is stored with
 * what it replies to, and sent again to whoever repeats the request.
 */
export async function mutate<Prepared = undefined>(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  actor: Actor,
  mutation: Mutation<Prepared>,
): Promise<FastifyReply> {
  return sendOutcome(reply, await performOnce(services, request, actor, mutation))
}

/** What came of a writing request, committed and not yet sent. */
export interface Outcome {
  readonly made: Reply
  /** Made by an earlier request with the same Idempotency-Key. */
  readonly isReplay: boolean
}

/** So often others may come between what is prepared and the lock. */
const mostPreparations = 20

/** The first half of {@link mutate}, for what is still to be done before the reply is sent. */
export async function performOnce<Prepared = undefined>(
  services: Services,
  request: FastifyRequest,
  actor: Actor,
  { prepare, work, key, body = request.body }: Mutation<Prepared>,
): Promise<Outcome> {
  const { context, database } = services
  const keyed = keyedRequest(key ?? headerOf(request, 'idempotency-key'), {
    actor: actor.id,
    method: request.method,
    path: request.url,
    body,
  })
  const earlier = keyed && (await storedReply(database.db, keyed, database.clock.now()))
  if (earlier) return { made: earlier, isReplay: true }
  const cause = { kind: 'request' as const, id: request.id }
  for (let attempt = 1; ; attempt++) {
    const prepared = (await prepare?.()) as Prepared
    try {
      return await transact(context, actor, cause, async uow => {
        const replay = keyed && (await claimKey(uow.executor, keyed, uow.now))
        if (replay) return { made: replay, isReplay: true }
        const fresh = await work(uow, prepared)
        if (keyed) await keepReply(uow.executor, keyed, fresh)
        return { made: fresh, isReplay: false }
      })
    } catch (error) {
      if (attempt === mostPreparations || !isStaleError(error)) throw error
    }
  }
}

export function sendOutcome(reply: FastifyReply, { made, isReplay }: Outcome): FastifyReply {
  const { status, headers, body } = made
  if (isReplay) reply.header('idempotency-replayed', 'true')
  return reply.code(status).headers(headers).send(body)
}

export function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}
