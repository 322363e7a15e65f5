import { allow, fact, type PolicyEditor, refuse, rule } from 'plugboard'
import { holdAgain, withdrawHolds } from '../commands/holds.ts'
import {
  abandonFulfillment,
  endFulfillment,
  lookAhead,
  planFulfillment,
} from '../commands/item-effects.ts'

const openHolds = fact<readonly string[]>(
  'OrderItem',
  'fulfillmentOpenHolds',
  ({ sql, table, column }) => sql`(
    select coalesce(json_agg(h.wanted order by h.id), '[]') from ${table('CustomerHold')} h
    where h.item_id = ${column('id')} and h.state = 'open')`,
)

const customerHasAnswered = rule({
  name: 'customerHasAnswered',
  code: 'ORDER_ITEM_WAITS',
  title: 'Nothing is needed from the customer',
  facts: { openHolds },
  decide: ({ facts: { openHolds } }) =>
    openHolds.length === 0
      ? allow
      : refuse(`The customer has to answer: ${openHolds[0]}`.slice(0, 500), {
          remedy: 'Wait for the answer, or withdraw the hold; the work goes on by itself',
          data: { state: 'held' },
        }),
})

/** What becomes of an item's milestones, alerts and billing. */
export const orderItemChanges = (policy: PolicyEditor) => {
  policy
    .require('resume', customerHasAnswered)
    .effect('start', { name: 'planFulfillment', run: planFulfillment, after: true })
    .effect('complete', { name: 'endFulfillment', run: endFulfillment, after: true })
    .effect('setExpectedDate', { name: 'lookAhead', run: lookAhead, after: true })
  for (const transition of ['start', 'denyCancellation']) {
    policy.effect(transition, { name: 'holdAgain', run: holdAgain, after: true })
  }
  for (const transition of ['complete', 'fail', 'cancel', 'reject']) {
    policy.effect(transition, { name: 'withdrawHolds', run: withdrawHolds, after: true })
  }
  for (const transition of ['fail', 'cancel']) {
    policy.effect(transition, { name: 'abandonFulfillment', run: abandonFulfillment, after: true })
  }
}
