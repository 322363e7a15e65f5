import { type PolicyEditor, Type } from 'plugboard'
import { completeItem } from '../commands/complete-item.ts'
import { expectedDateInput, setExpectedDate } from '../commands/set-expected-date.ts'
import { startItem } from '../commands/start-item.ts'
import { followItem } from '../helpers/follow-items.ts'
import { childrenHaveEnded } from './children-have-ended.ts'
import { coordinationAllows } from './coordination-allows.ts'
import { coordinationTimer } from './coordination-timer.ts'
import { orderHasStarted } from './order-has-started.ts'
import { registeredLocationIsValid } from './registered-location-is-valid.ts'

const workers = ['system', 'orderManager', 'administrator', 'provisioner']
const managers = ['system', 'orderManager', 'administrator']

const reason = Type.Object(
  { reason: Type.Optional(Type.String({ title: 'Reason', maxLength: 500, display: 'multiline' })) },
  { additionalProperties: false },
)

/** The states that an item of TMF622 goes through. Its order, and the bundle that it is part of, follow. */
export const orderItemChanges = (policy: PolicyEditor) => {
  states(policy)
  transitions(policy)
  for (const transition of followed) {
    policy.effect(transition, { name: 'followItem', run: followItem, after: true })
  }
}

/** Whatever leads an item to another state. */
const followed = [
  ...['start', 'hold', 'pend', 'resume', 'complete', 'fail', 'cancel'],
  ...['assessCancellation', 'denyCancellation', 'pendCancellation'],
] as const

function states(policy: PolicyEditor): void {
  policy
    .addState('acknowledged', { title: 'Acknowledged' })
    .addState('inProgress', { title: 'In progress' })
    .addState('pending', { title: 'Pending' })
    .addState('held', { title: 'Held' })
    .addState('assessingCancellation', { title: 'Assessing cancellation' })
    .addState('pendingCancellation', { title: 'Pending cancellation' })
    .addState('failed', { title: 'Failed', final: true })
}

function transitions(policy: PolicyEditor): void {
  const open = ['inProgress', 'held', 'pending']
  policy
    .addTransition('acknowledge', {
      ...{ title: 'Acknowledge', from: ['draft'], to: 'acknowledged', actors: ['system'] },
      internal: true,
    })
    .addTransition('start', {
      ...{ title: 'Start', from: ['acknowledged'], to: 'inProgress', actors: workers },
      rules: [orderHasStarted, coordinationAllows],
      emits: ['orderItemStarted'],
      command: startItem,
    })
    .addTransition('hold', {
      ...{ title: 'Hold', from: ['inProgress', 'pending'], to: 'held', actors: workers },
      input: reason,
      emits: ['orderItemHeld'],
    })
    .addTransition('pend', {
      ...{ title: 'Let wait', from: ['inProgress', 'held'], to: 'pending', actors: managers },
      input: reason,
      emits: ['orderItemPending'],
    })
    .addTransition('resume', {
      ...{ title: 'Resume', from: ['held', 'pending'], to: 'inProgress', actors: workers },
      emits: ['orderItemResumed'],
    })
    .addTransition('setExpectedDate', {
      ...{ title: 'Set the expected date', from: ['acknowledged', ...open], to: 'same' },
      actors: workers,
      input: expectedDateInput,
      emits: ['orderItemDateExpected'],
      command: setExpectedDate,
    })
    .addTransition('fail', {
      ...{ title: 'Fail', from: ['acknowledged', ...open], to: 'failed', actors: managers },
      input: reason,
      emits: ['orderItemFailed'],
    })
    .addTransition('assessCancellation', {
      ...{ title: 'Assess cancellation', from: open, to: 'assessingCancellation' },
      actors: managers,
    })
    .addTransition('denyCancellation', {
      ...{ title: 'Deny cancellation', from: ['assessingCancellation', 'pendingCancellation'] },
      ...{ to: 'inProgress', actors: managers },
      input: reason,
    })
    .addTransition('pendCancellation', {
      ...{ title: 'Confirm cancellation', to: 'pendingCancellation', actors: managers },
      from: ['assessingCancellation', ...open],
    })
    .addTransition('lookAgain', {
      ...{ title: 'See whether it may start', from: ['acknowledged'], to: 'same' },
      actors: ['system'],
      internal: true,
    })
  policy
    .limitFrom('complete', 'draft')
    .extendFrom('complete', 'inProgress')
    .allow('complete', 'orderManager', 'administrator', 'provisioner')
    .require('complete', childrenHaveEnded)
    .require('complete', registeredLocationIsValid)
    .effect('complete', { name: 'completeItem', run: completeItem })
    .limitFrom('reject', 'draft')
    .extendFrom('reject', 'acknowledged')
    .extendFrom('cancel', 'acknowledged', 'pendingCancellation')
    .allow('cancel', 'orderManager', 'administrator')
    .addTimer(coordinationTimer)
}
