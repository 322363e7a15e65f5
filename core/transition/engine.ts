import type { Database } from '../database/database.ts'
import { type ErrorEntry, PlugboardError } from '../errors.ts'
import type { EventDefinition } from '../plugin/event.ts'
import type { MergedTransition, Policy } from './policy.ts'
import { createSubjects, type Subjects } from './subject.ts'

/** What performing and explaining share: the policies of one application and its statements. */
export interface Engine {
  readonly database: Database
  readonly subjects: Subjects
  readonly events: ReadonlyMap<string, EventDefinition>
  /** What is declared of an error code, by the plugins as well. */
  errorOf(code: string): ErrorEntry | undefined
  /** @throws TRANSITION_UNKNOWN when the object has no policy */
  policy(object: string): Policy
  hasPolicy(object: string): boolean
  /** @throws TRANSITION_UNKNOWN */
  transition(object: string, name: string): MergedTransition
}

export function createEngine(options: {
  readonly database: Database
  readonly policies: ReadonlyMap<string, Policy>
  readonly events: ReadonlyMap<string, EventDefinition>
  readonly errors: ReadonlyMap<string, ErrorEntry>
}): Engine {
  const { database, policies, events, errors } = options
  const policy = (object: string): Policy => {
    const found = policies.get(object)
    if (found) return found
    throw new PlugboardError('TRANSITION_UNKNOWN', { detail: `${object} has no transition policy` })
  }
  return {
    database,
    subjects: createSubjects(database),
    events,
    errorOf: code => errors.get(code),
    policy,
    hasPolicy: object => policies.has(object),
    transition(object, name) {
      const found = policy(object).transitions.get(name)
      if (found) return found
      throw new PlugboardError('TRANSITION_UNKNOWN', {
        detail: `${object} has no transition "${name}"`,
        remedy: `It has: ${[...policy(object).transitions.keys()].join(', ')}`,
      })
    },
  }
}
