import type { TObject } from 'typebox'

/** Something that happened, told after commit. */
export interface EventDefinition {
  /** In camelCase and the past tense, such as `orderSubmitted`. */
  readonly name: string
  readonly title: string
  /** The object whose id is the event's subject. */
  readonly object: string
  /** What the event says beyond its subject. */
  readonly payload?: TObject
}

/** An event as subscribers receive it. */
export interface EventRecord {
  readonly id: string
  readonly name: string
  readonly object: string
  readonly subjectId: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly occurredAt: string
  readonly actorId: string | null
}
