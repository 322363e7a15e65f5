import type { PolicyEditor } from 'plugboard'
import { acknowledgeItems } from '../commands/acknowledge-items.ts'
import { changeContacts, contactsInput } from '../commands/change-contacts.ts'
import { startItems } from '../commands/start-items.ts'
import { noteInput, writeNote } from '../commands/write-note.ts'
import { completionDateIsAhead } from './completion-date-is-ahead.ts'
import { coordinationIsSound } from './coordination-is-sound.ts'
import { itemsAddServices } from './items-add-services.ts'
import { itemsCanComplete } from './items-can-complete.ts'
import { lettersAreThere } from './letters-are-there.ts'
import { purchaseOrderIsNamed } from './purchase-order-is-named.ts'
import { sitesAreNamed } from './sites-are-named.ts'
import { standardIntervalIsKept } from './standard-interval-is-kept.ts'

const managers = ['orderManager', 'administrator']
const buyers = ['buyer', 'accountAdministrator', 'salesAgent', ...managers]
/** What happens to an order because it happened to its items: helpers/follow-items.ts. */
const followers = ['system']

/** The states that an order of TMF622 goes through, and what it must fulfil besides. */
export const orderChanges = (policy: PolicyEditor) => {
  states(policy)
  before(policy)
  underWay(policy)
  atTheEnd(policy)
}

/** In the words of TMF622; `accepted` is its v5's `inProgress.accepted`. */
function states(policy: PolicyEditor): void {
  policy
    .addState('acknowledged', { title: 'Acknowledged' })
    .addState('pending', { title: 'Pending' })
    .addState('held', { title: 'Held' })
    .addState('assessingCancellation', { title: 'Assessing cancellation' })
    .addState('pendingCancellation', { title: 'Pending cancellation' })
    .addState('failed', { title: 'Failed', final: true })
    .addState('partial', { title: 'Partially completed', final: true })
    .redirect('submit', 'acknowledged')
    .extendFrom('accept', 'acknowledged')
    .extendFrom('reject', 'acknowledged')
    .extendFrom('cancel', 'acknowledged')
    .removeState('submitted')
}

/** What a whole order is checked for: every fault is told at once. */
function before(policy: PolicyEditor): void {
  policy
    .require('submit', completionDateIsAhead)
    .require('submit', standardIntervalIsKept)
    .require('submit', purchaseOrderIsNamed)
    .require('submit', sitesAreNamed)
    .require('submit', lettersAreThere)
    .require('submit', coordinationIsSound)
    .require('submit', itemsAddServices)
    .effect('submit', { name: 'acknowledgeItems', run: acknowledgeItems })
    .effect('start', { name: 'startItems', run: startItems, after: true })
}

function underWay(policy: PolicyEditor): void {
  const open = ['inProgress', 'held', 'pending']
  policy
    .addTransition('hold', {
      ...{ title: 'Hold', from: ['inProgress', 'pending'], to: 'held', actors: followers },
      emits: ['orderHeld'],
    })
    .addTransition('pend', {
      ...{ title: 'Let wait', from: ['inProgress', 'held'], to: 'pending', actors: followers },
      emits: ['orderPending'],
    })
    .addTransition('resume', {
      ...{ title: 'Resume', to: 'inProgress', actors: followers },
      from: ['held', 'pending', 'assessingCancellation', 'pendingCancellation'],
      emits: ['orderResumed'],
    })
    .addTransition('assessCancellation', {
      ...{ title: 'Assess cancellation', to: 'assessingCancellation', actors: followers },
      from: [...open, 'pendingCancellation'],
      emits: ['orderAssessingCancellation'],
    })
    .addTransition('pendCancellation', {
      ...{ title: 'Await cancellation', to: 'pendingCancellation', actors: followers },
      from: [...open, 'assessingCancellation'],
      emits: ['orderPendingCancellation'],
    })
    .addTransition('note', {
      ...{ title: 'Add a note', to: 'same', actors: [...buyers, 'provisioner', 'system'] },
      from: ['draft', 'acknowledged', 'accepted', ...open, 'assessingCancellation'],
      input: noteInput,
      command: writeNote,
    })
    .addTransition('changeContacts', {
      ...{ title: 'Change the contacts', to: 'same', actors: buyers },
      from: ['acknowledged', 'accepted', ...open],
      input: contactsInput,
      command: changeContacts,
    })
}

/** An order ends as its items have. */
function atTheEnd(policy: PolicyEditor): void {
  const running = ['inProgress', 'held', 'pending', 'assessingCancellation', 'pendingCancellation']
  policy
    .allow('complete', ...followers)
    .extendFrom('complete', ...running.slice(1))
    .require('complete', itemsCanComplete)
    .addTransition('endCancelled', {
      ...{ title: 'End as cancelled', to: 'cancelled', actors: followers, internal: true },
      from: ['acknowledged', 'accepted', ...running],
      emits: ['orderCancelled'],
    })
    .addTransition('fail', {
      ...{ title: 'Fail', to: 'failed', actors: followers },
      from: ['acknowledged', 'accepted', ...running],
      emits: ['orderFailed'],
    })
    .addTransition('completePartially', {
      ...{ title: 'Complete partially', to: 'partial', actors: followers, from: running },
      emits: ['orderPartiallyCompleted'],
    })
}
