import { isPlugboardError } from '../../errors.ts'
import type { Actor } from '../actor.ts'
import { isDataException } from '../database-errors.ts'
import type { ActorReads, Reads } from '../reads.ts'
import type { Replicas } from './replicas.ts'

/**
 * Reads for what is only shown: a replica answers where one may. What it does not do or does not find
 * the primary is asked for, so that nobody is told of an object that is not there yet.
 *
 * Nothing may be decided on them: what they give may be some milliseconds old.
 */
export function displayReads(reads: Reads, replicas: Replicas | undefined): Reads {
  if (!replicas) return reads
  return {
    for: (actor, executor) =>
      executor ? reads.for(actor, executor) : readsFor(actor, reads, replicas),
  }
}

function readsFor(actor: Actor, reads: Reads, replicas: Replicas): ActorReads {
  const primary = reads.for(actor)
  const replica = replicas.for(actor)

  async function read<Found>(ask: (from: ActorReads) => Promise<Found>): Promise<Found> {
    try {
      if (replica) {
        const found = await ask(reads.for(actor, replica.db))
        replicas.answered('replica')
        return found
      }
    } catch (error) {
      // It said what it has to say; only what is no answer is held against it.
      if (!isPlugboardError(error) && !isDataException(error)) replica?.failed(error)
    }
    replicas.answered('primary')
    return ask(primary)
  }

  return {
    one: (object, id, extra) => read(from => from.one(object, id, extra)),
    fields: (object, id, names) => read(from => from.fields(object, id, names)),
    // What a replica has not yet would be missing without a word.
    fieldsOfMany: (object, ids, names) => primary.fieldsOfMany(object, ids, names),
    list: (object, query, extra) => read(from => from.list(object, query, extra)),
    history: (object, id) => read(from => from.history(object, id)),
  }
}
