import { PlugboardError } from '../errors.ts'
import type { Cause } from './unit-of-work.ts'

/** Nobody means to go so deep: two transitions that cause each other would go on for ever. */
const deepest = 50

/** The next cause. @throws TRANSITION_LOOP when transitions keep causing each other */
export function assertNoLoop(causes: readonly Cause[], next: Cause): Cause {
  if (causes.length < deepest) return next
  const last = [...causes.slice(-3), next].map(({ id }) => id)
  throw new PlugboardError('TRANSITION_LOOP', {
    detail: `Transitions cause each other without end: … ${last.join(' → ')}`,
    remedy: 'Let one of the commands or effects ask first whether there is anything left to do',
    data: { causes: last },
  })
}
