import type { PolicyEditor } from 'plugboard'
import {
  abandonFulfillment,
  endFulfillment,
  lookAhead,
  planFulfillment,
} from '../commands/item-effects.ts'

/** What becomes of an item's milestones, alerts and billing. */
export const orderItemChanges = (policy: PolicyEditor) => {
  policy
    .effect('start', { name: 'planFulfillment', run: planFulfillment, after: true })
    .effect('complete', { name: 'endFulfillment', run: endFulfillment, after: true })
    .effect('setExpectedDate', { name: 'lookAhead', run: lookAhead, after: true })
  for (const transition of ['fail', 'cancel']) {
    policy.effect(transition, { name: 'abandonFulfillment', run: abandonFulfillment, after: true })
  }
}
