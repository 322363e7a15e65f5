import type { PrepareContext } from '../commerce/prepare-context.ts'
import type { Actor } from '../database/actor.ts'
import type { Services } from './services.ts'

/** What a transition may use before its transaction, for the actor of a request. */
export function prepareContext(
  { ports, reads, database, calendars }: Services,
  actor: Actor,
): PrepareContext {
  return { actor, ports, calendars, reads: reads.for(actor), now: database.clock.now() }
}
