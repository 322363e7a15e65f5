import type { RecordOf, UnitOfWork } from 'plugboard'
import { finals, stateAfter } from '../policies/oss-order-states.ts'
import { reportOf } from '../policies/report-of.ts'
import { mergeNews, type NewsSource } from './merge-news.ts'
import type { OssNews } from './read-service-order.ts'

/**
 * Takes what an OSS has said of a service order, in whichever order and however often it says it: what
 * was taken before is not taken again, states only go forward, and late news add what was not known.
 *
 * @param ossOrder loaded and locked in this unit of work
 */
export async function takeNews(
  uow: UnitOfWork,
  ossOrder: RecordOf<'OssOrder'>,
  news: OssNews,
  source: NewsSource,
): Promise<void> {
  const { id, state, recentEvents } = ossOrder
  if (source.eventId !== undefined && recentEvents.includes(source.eventId)) return
  const next = stateAfter(state, news.state, source.isNewer)
  const merged = mergeNews(ossOrder, news, source)
  // Late as they are, these news carry the state that counts from now on.
  const heard = next !== undefined && news.state ? { ...merged, ossState: news.state } : merged
  const perform = (transition: string) =>
    uow.perform({ object: 'OssOrder', id, transition, input: { heard }, as: 'system' })
  if (state === 'cancelled' && isUnderWay(news) && ossOrder.ossId == null) {
    // It was withdrawn because the OSS did not know of it; it had only been slow to come.
    await perform('recancel')
    return
  }
  await perform(next === undefined ? 'reportNews' : reportOf(next))
}

function isUnderWay({ state }: OssNews): boolean {
  return !finals.some(final => final === state)
}
