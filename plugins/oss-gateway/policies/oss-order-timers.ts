import { fieldFact, settingFact, timer } from 'plugboard'
import { silence } from '../settings.ts'
import { awaited } from './oss-order-states.ts'

const nextAttemptAt = fieldFact<string | null>('OssOrder', 'nextAttemptAt')

/** What waits is sent when its pause is over. */
const sendDue = timer({
  name: 'sendDue',
  title: 'It is sent again',
  whileIn: ['queued'],
  transition: 'wake',
  facts: { nextAttemptAt },
  due: ({ facts: { nextAttemptAt } }) => nextAttemptAt && inUtc(nextAttemptAt),
})

/** When nothing has been heard for a while, the OSS is asked: notifications are lost, and systems fail. */
const askDue = timer({
  name: 'askDue',
  title: 'The OSS is asked',
  whileIn: [...awaited],
  transition: 'ask',
  facts: {
    nextAttemptAt,
    observedAt: fieldFact<string | null>('OssOrder', 'observedAt'),
    lastTriedAt: fieldFact<string | null>('OssOrder', 'lastTriedAt'),
    silence: settingFact('OssOrder', silence),
  },
  due: ({ facts: { nextAttemptAt, observedAt, lastTriedAt, silence }, now }) => {
    if (nextAttemptAt) return inUtc(nextAttemptAt)
    const last = [observedAt, lastTriedAt].map(at => (at === null ? 0 : Date.parse(at)))
    return new Date((Math.max(...last) || Date.parse(now)) + silence * 1_000).toISOString()
  },
})

function inUtc(moment: string): string {
  return new Date(moment).toISOString()
}

export const ossOrderTimers = [sendDue, askDue]
