import type { Static } from 'plugboard'
import type { stages } from '../settings.ts'

/** What a stage follows from. */
export interface StageQuestion {
  readonly topic?: string | undefined
  /** Of the order, where the question is about one. */
  readonly state?: string | undefined
  readonly confirmed?: boolean | undefined
}

/**
 * The stage of a question: that of the first entry of which all that it asks for holds.
 *
 * @example stageOf(stages.initial, { state: 'inProgress', confirmed: true }) // provisioning
 */
export function stageOf(
  mapping: Static<typeof stages.schema>,
  { topic, state, confirmed }: StageQuestion,
): string | undefined {
  const holds = (list: readonly string[] | undefined, value: string | undefined) =>
    list === undefined || (value !== undefined && list.includes(value))
  return mapping.find(
    entry =>
      holds(entry.topics, topic) &&
      holds(entry.states, state) &&
      (entry.confirmed === undefined || entry.confirmed === confirmed),
  )?.stage
}
