import type { Json } from '../ports/oss-client.ts'
import { recordOf, textOf } from './read-service-order.ts'

/** What a CancelServiceOrder of TMF641 says. */
export interface CancellationNews {
  readonly cancelId: string
  /** The service order that it is about, by the OSS's id. */
  readonly ossId: string | undefined
  readonly state: string | undefined
  readonly reason: string
}

/** @returns undefined where it has no id */
export function readCancellation(cancellation: Json): CancellationNews | undefined {
  const cancelId = textOf(cancellation.id)
  if (cancelId === undefined) return undefined
  const { reason, message } = recordOf(cancellation.errorMessage)
  return {
    cancelId,
    ossId: textOf(recordOf(cancellation.serviceOrder).id),
    state: textOf(cancellation.state, 40),
    reason:
      textOf(cancellation.completionMessage, 500) ??
      textOf(reason, 500) ??
      textOf(message, 500) ??
      'The OSS does not say why',
  }
}
