import type { ProviderContext } from 'plugboard'
import { stages } from '../settings.ts'
import type { SupportContext } from './match-rules.ts'
import { stageOf } from './stage-of.ts'
import { readAccount, readOrder } from './support-directory.ts'

/** What a question names; the more, the better the answer. */
export interface SupportQuestion {
  /** Ids. Whoever asks has made sure that they may be seen. */
  readonly order?: string | undefined
  readonly account?: string | undefined
  /** An offering's key; those of the order where absent. */
  readonly offering?: string | undefined
  readonly segment?: string | undefined
  readonly region?: string | undefined
  readonly stage?: string | undefined
  readonly topic?: string | undefined
  /** How far the matter is escalated, 1 to 9. */
  readonly level?: number | undefined
  /** Whether the order has its firm order confirmation, as `FirmOrderConfirmation` tells. */
  readonly confirmed?: boolean | undefined
}

/** A context, and the stage that the same question about another topic would have. */
export interface KnownContext {
  readonly context: SupportContext
  readonly stageFor: (topic: string) => string | undefined
}

/** Completes a question by what the order, its account and the mapping of stages tell. */
export async function readContext(
  { reads, settings }: Pick<ProviderContext, 'reads' | 'settings'>,
  { order, confirmed, ...question }: SupportQuestion,
): Promise<KnownContext> {
  const { offering, segment, region, stage, topic, level } = question
  const about = order === undefined ? undefined : await readOrder(reads, order)
  const account = question.account ?? about?.account
  const [known, mapping] = await Promise.all([
    account === undefined ? undefined : readAccount(reads, account),
    settings.get(stages),
  ])
  const stageFor = (topic: string | undefined) =>
    stageOf(mapping, { topic, state: about?.state, confirmed: about && confirmed })
  const context = {
    accounts: known?.accounts ?? [],
    segment: segment ?? known?.segment,
    region: region ?? known?.region,
    offerings: offering === undefined ? (about?.offerings ?? []) : [offering],
    stage: stage ?? stageFor(topic),
    ...{ topic, level },
  }
  return { context, stageFor }
}
