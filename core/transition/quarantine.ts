import { PlugboardError } from '../errors.ts'
import type { Policy } from './policy.ts'

/**
 * Whether an object stands in a state that the policy lacks, as when the plugin that had added it
 * is gone. Such an object can be read, and nothing can be done to it.
 *
 * @example isQuarantined(policy, loan.state)
 */
export function isQuarantined(policy: Policy, state: string): boolean {
  return !policy.states.has(state)
}

/**
 * @throws OBJECT_QUARANTINED when the subject stands in a state that the policy lacks
 * @example assertNotQuarantined(policy, { id: loan.id, state: loan.state })
 */
export function assertNotQuarantined(
  policy: Policy,
  subject: { readonly id?: string; readonly state: string },
): void {
  if (!isQuarantined(policy, subject.state)) return
  const { object } = policy
  throw new PlugboardError('OBJECT_QUARANTINED', {
    detail: `The ${object} stands in the state "${subject.state}", which its policy does not have`,
    remedy: 'Put the plugin back that brings the state, or migrate the objects that stand in it',
    data: { object, id: subject.id ?? null, state: subject.state },
  })
}
