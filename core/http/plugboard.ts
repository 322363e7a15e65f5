import type { FastifyReply, FastifyRequest } from 'fastify'
import type { BusinessCalendars } from '../commerce/business-time/calendars.ts'
import type { PrepareContext } from '../commerce/prepare-context.ts'
import type { SettingsService } from '../commerce/settings/settings.ts'
import type { Actor } from '../database/actor.ts'
import type { Clock } from '../database/clock.ts'
import type { Reads } from '../database/reads.ts'
import { transact } from '../database/transact.ts'
import type { UnitOfWork } from '../database/unit-of-work.ts'
import type { Ports } from '../plugin/port.ts'
import type { DisplayedObjects } from '../presentation/display/displayed-objects.ts'
import type { Model } from '../schema/model.ts'
import {
  performTransition,
  prepareTransition,
  type TransitionOutcome,
  type TransitionRequest,
} from '../transition/perform-transition.ts'
import { actorOf } from './authenticate.ts'
import { type Mutation, mutate } from './mutate.ts'
import { prepareContext } from './prepare-context.ts'
import type { ForDisplay, Services } from './services.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** The application that this server answers for. */
    plugboard: Plugboard
  }
}

/** What a transition is asked for with; what it prepares is seen to. */
export type PerformRequest = Omit<TransitionRequest, 'prepared'>

/**
 * What the routes of a plugin work with, as `app.plugboard`. Every door of it is the one that the
 * core's own routes use: confinement, audit, events and Idempotency-Keys come with it.
 *
 * @example
 * routes: {
 *   plugin: async app => {
 *     app.post('/:id/remind', async (request, reply) => {
 *       const { id } = request.params as { id: string }
 *       return app.plugboard.mutate(request, reply, {
 *         work: async uow => ({ status: 202, headers: {}, body: await remind(uow, id) }),
 *       })
 *     })
 *   },
 * }
 */
export interface Plugboard {
  /** @throws NOT_AUTHENTICATED on a public route that nobody signed in to */
  actorOf(request: FastifyRequest): Actor
  readonly reads: Reads
  /** Objects as their display objects show them, with the actions on offer. */
  readonly displayed: DisplayedObjects
  readonly forDisplay: ForDisplay
  readonly ports: Ports
  readonly settings: Pick<SettingsService, 'get'>
  readonly calendars: BusinessCalendars
  readonly clock: Clock
  readonly model: Model
  /** What is asked before a transaction: ports, calendars and reads, for whoever asks. */
  prepareContext(request: FastifyRequest): PrepareContext
  /** Runs work in a unit of work on behalf of whoever asks. For what a request may repeat, use `mutate`. */
  transact<Result>(
    request: FastifyRequest,
    work: (uow: UnitOfWork) => Promise<Result>,
  ): Promise<Result>
  /**
   * Answers a writing request: one unit of work, and one time for an Idempotency-Key, whose reply is
   * kept with what it replies to.
   */
  mutate<Prepared = undefined>(
    request: FastifyRequest,
    reply: FastifyReply,
    mutation: Mutation<Prepared>,
  ): Promise<FastifyReply>
  /**
   * Performs a transition in a unit of work of its own.
   *
   * @throws what {@link performTransition} throws
   */
  perform(request: FastifyRequest, wanted: PerformRequest): Promise<TransitionOutcome>
}

export function createPlugboard(services: Services): Plugboard {
  const { context, database, displayed, engine, forDisplay, model, ports, reads, settings } =
    services
  const causeOf = (request: FastifyRequest) => ({ kind: 'request' as const, id: request.id })
  return Object.freeze({
    actorOf,
    reads,
    displayed,
    forDisplay,
    ports,
    settings: { get: settings.get },
    calendars: services.calendars,
    clock: database.clock,
    model,
    transact: (request, work) => transact(context, actorOf(request), causeOf(request), work),
    prepareContext: request => prepareContext(services, actorOf(request)),
    mutate: (request, reply, mutation) =>
      mutate(services, request, reply, actorOf(request), mutation),
    async perform(request, wanted) {
      const actor = actorOf(request)
      const prepared = await prepareTransition(engine, prepareContext(services, actor), wanted)
      return transact(context, actor, causeOf(request), uow =>
        performTransition(engine, uow, { ...wanted, prepared }),
      )
    },
  } satisfies Plugboard)
}
