import type { UnitOfWork } from 'plugboard'
import { finals, working } from '../policies/oss-order-states.ts'

/**
 * Has a service order cancelled: at once where the OSS has not been sent it, else by asking the OSS, which
 * may refuse. What has ended stays as it is.
 *
 * @param reason why, as the OSS is told
 * @returns the state that it has then: `cancelled`, `cancelling`, or how it had ended
 * @example await cancelOssOrder(uow, ossOrder.id, 'The customer has cancelled the order')
 */
export async function cancelOssOrder(uow: UnitOfWork, id: string, reason: string): Promise<string> {
  const { state } = await uow.load('OssOrder', id)
  if (state === 'cancelling' || finals.some(final => final === state)) return state
  const isThere = state === 'sent' || working.some(each => each === state)
  const transition = isThere ? 'cancel' : 'withdraw'
  const input = { reason }
  const { to } = await uow.perform({ object: 'OssOrder', id, transition, input, as: 'system' })
  return to
}
