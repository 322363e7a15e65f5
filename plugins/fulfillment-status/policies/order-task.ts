import {
  addBusinessTime,
  businessCalendarFact,
  fieldFact,
  type PolicyEditor,
  settingFact,
  timer,
} from 'plugboard'
import { askForAcceptance, dropAcceptance, followTask } from '../commands/task-effects.ts'
import { warningShare } from '../settings.ts'

const facts = {
  calendar: businessCalendarFact('OrderTask'),
  readyAt: fieldFact<string | null>('OrderTask', 'readyAt'),
  duration: fieldFact<number>('OrderTask', 'duration'),
}

/** A task that takes long is looked at before it is late. */
const slow = timer({
  name: 'slow',
  title: 'The watched share of its time is used up',
  whileIn: ['ready', 'inProgress'],
  transition: 'watch',
  facts: { ...facts, share: settingFact('OrderTask', warningShare) },
  due: ({ facts: { calendar, readyAt, duration, share } }) =>
    readyAt === null
      ? null
      : addBusinessTime(
          calendar,
          new Date(readyAt).toISOString(),
          Math.ceil((duration * share) / 100),
        ),
})

const overdue = timer({
  name: 'overdue',
  title: 'Its time is used up',
  whileIn: ['ready', 'inProgress'],
  transition: 'watch',
  facts,
  due: ({ facts: { calendar, readyAt, duration } }) =>
    readyAt === null ? null : addBusinessTime(calendar, new Date(readyAt).toISOString(), duration),
})

/** What tasks tell of the fulfilment. */
export const orderTaskChanges = (policy: PolicyEditor) => {
  policy.addTransition('watch', {
    ...{ title: 'Look whether it takes too long', from: ['ready', 'inProgress'], to: 'same' },
    ...{ actors: ['system'], internal: true },
  })
  for (const transition of ['start', 'complete', 'skip', 'fail', 'retry', 'watch']) {
    policy.effect(transition, { name: 'followTask', run: followTask, after: true })
  }
  for (const transition of ['release', 'retry']) {
    policy.effect(transition, { name: 'askForAcceptance', run: askForAcceptance, after: true })
  }
  for (const transition of ['cancel', 'giveUp', 'hold']) {
    policy.effect(transition, { name: 'dropAcceptance', run: dropAcceptance, after: true })
  }
  policy.addTimer(slow).addTimer(overdue)
}
