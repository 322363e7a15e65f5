import { inSpan } from '../tracing/spans.ts'
import type { TransitionOutcome, TransitionRequest } from './perform-transition.ts'

/** Performs a transition as a span: of what, which, from where to where, or what refused it. */
export function inTransitionSpan(
  { object, id, transition }: TransitionRequest,
  perform: () => Promise<TransitionOutcome>,
): Promise<TransitionOutcome> {
  const told = {
    'plugboard.object.name': object,
    'plugboard.object.id': id,
    'plugboard.transition.name': transition,
  }
  return inSpan(`transition ${object}.${transition}`, told, async span => {
    const outcome = await perform()
    span?.setAttributes({
      'plugboard.object.id': outcome.id,
      'plugboard.transition.from': outcome.from ?? undefined,
      'plugboard.transition.to': outcome.to,
    })
    return outcome
  })
}
