import type { Actor } from '../database/actor.ts'
import type { ActorReads } from '../database/reads.ts'
import type { Ports } from '../plugin/port.ts'
import type { SettingValues } from '../plugin/setting.ts'
import type { BusinessCalendars } from './business-time/calendars.ts'

/** What a transition's `prepare` may use before the transaction is opened. */
export interface PrepareContext {
  readonly actor: Actor
  readonly ports: Ports
  readonly settings: SettingValues
  readonly calendars: BusinessCalendars
  /** What the actor may see. */
  readonly reads: ActorReads
  /** The moment, ISO 8601 in UTC. */
  readonly now: string
}

/** What a transition's `prepare` is told of the request. */
export interface PrepareStep<Input = unknown> {
  readonly id: string
  readonly input: Input
}
