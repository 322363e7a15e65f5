import type { RecordOf, UnitOfWork } from 'plugboard'
import type { CancellationNews } from './read-cancellation.ts'

/**
 * Takes what an OSS has said of a cancellation. That it is done is told by the order's own state.
 *
 * @param ossOrder loaded and locked in this unit of work
 */
export async function takeCancellation(
  uow: UnitOfWork,
  { id, state, cancelId }: RecordOf<'OssOrder'>,
  news: CancellationNews,
): Promise<void> {
  const isOurs = cancelId == null || cancelId === news.cancelId
  if (state !== 'cancelling' || !isOurs) return
  const perform = (transition: string, input: object) =>
    uow.perform({ object: 'OssOrder', id, transition, input, as: 'system' })
  if (news.state === 'terminatedWithError') {
    await perform('refuseCancellation', { reason: news.reason })
  } else if (cancelId == null) {
    await perform('noteCancellation', { cancelId: news.cancelId })
  }
}
