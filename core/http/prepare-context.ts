import type { PrepareContext } from '../commerce/prepare-context.ts'
import type { Actor } from '../database/actor.ts'
import type { Services } from './services.ts'

/** What a transition may use before its transaction, for the actor of a request. */
export function prepareContext(
  { ports, reads, database, settings, calendars }: Services,
  actor: Actor,
): PrepareContext {
  const now = database.clock.now()
  return { actor, ports, settings, calendars, reads: reads.for(actor), now }
}
