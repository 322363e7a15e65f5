import { fieldFact, timer } from 'plugboard'

const moment = (field: string) => fieldFact<string | null>('CallbackRequest', field)

/** Whoever waits for the window, or for the next attempt, comes into the queue when it is time. */
export const callbackIsWanted = timer({
  name: 'callbackIsWanted',
  title: 'It is time to call',
  whileIn: ['requested'],
  transition: 'enqueue',
  facts: { nextAttemptAt: moment('nextAttemptAt'), windowStart: moment('windowStart') },
  due: ({ facts: { nextAttemptAt, windowStart }, now }) => nextAttemptAt ?? windowStart ?? now,
})

export const callbackExpires = timer({
  name: 'callbackExpires',
  title: 'The callback expires',
  whileIn: ['requested', 'queued', 'assigned'],
  transition: 'expire',
  facts: { expiresAt: moment('expiresAt') },
  due: ({ facts }) => facts.expiresAt,
})

export const callbackIsLate = timer({
  name: 'callbackIsLate',
  title: 'The call is due',
  whileIn: ['requested', 'queued', 'assigned', 'attempting'],
  transition: 'missTarget',
  facts: {
    dueAt: moment('dueAt'),
    overdue: fieldFact<boolean>('CallbackRequest', 'overdue'),
  },
  due: ({ facts: { dueAt, overdue } }) => (overdue ? null : dueAt),
})
