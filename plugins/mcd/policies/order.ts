import type { PolicyEditor } from 'plugboard'
import { acceptCharges, acceptedInput, chargeItems } from '../commands/accept-charges.ts'
import { followOrder } from '../commands/follow-order.ts'
import { amountIsCurrent } from './amount-is-current.ts'
import { chargesAreAccepted } from './charges-are-accepted.ts'
import { datesAgree, noticeIsKept } from './disconnect-dates.ts'
import { movesAreWhole } from './moves-are-whole.ts'

const buyers = ['buyer', 'accountAdministrator', 'salesAgent', 'orderManager', 'administrator']

/** What an order for moves, changes and disconnects must fulfil, whoever has put it together. */
export const orderChanges = (policy: PolicyEditor) => {
  policy
    .addTransition('acceptCharges', {
      ...{ title: 'Accept the charges', from: ['draft'], to: 'same', actors: buyers },
      rules: [amountIsCurrent],
      input: acceptedInput,
      command: acceptCharges,
    })
    .require('submit', noticeIsKept)
    .require('submit', datesAgree)
    .require('submit', movesAreWhole)
    .require('submit', chargesAreAccepted)
    .effect('submit', { name: 'chargeItems', run: chargeItems })
  for (const transition of followed) {
    policy.effect(transition, { name: 'followOrder', run: followOrder, after: true })
  }
}

/** What of an order its request has to know. */
const followed = [
  ...['submit', 'complete', 'completePartially', 'fail', 'cancel', 'endCancelled', 'reject'],
] as const
