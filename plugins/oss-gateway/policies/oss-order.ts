import { definePolicy, type TransitionDefinition, Type } from 'plugboard'
import * as life from '../commands/oss-order-life.ts'
import { takeNewsCommand } from '../commands/take-news.ts'
import { awaited, finals, reported, statesBefore, working } from './oss-order-states.ts'
import { ossOrderTimers } from './oss-order-timers.ts'
import { reportOf } from './report-of.ts'

const operators = ['provisioner', 'orderManager', 'administrator']
const closed = { additionalProperties: false }

/** Performed by the gateway alone. */
const own = { actors: ['system'], internal: true } as const

const problem = Type.Object(
  { code: Type.String({ maxLength: 120 }), reason: Type.String({ maxLength: 500 }) },
  closed,
)
const reason = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500 }) }, closed)

/** One transition for each state that an OSS may report, such as `reportInProgress`. */
const reports: Record<string, TransitionDefinition> = Object.fromEntries(
  reported.map(state => [
    reportOf(state),
    {
      ...own,
      title: `The OSS reports ${titles()[state].toLowerCase()}`,
      from: statesBefore(state),
      to: state,
      command: takeNewsCommand,
    },
  ]),
)

function titles() {
  return {
    queued: 'Queued',
    sent: 'Sent',
    acknowledged: 'Acknowledged',
    inProgress: 'In progress',
    pending: 'Pending',
    held: 'Held',
    cancelling: 'Being cancelled',
    completed: 'Completed',
    partial: 'Partly completed',
    failed: 'Failed',
    rejected: 'Rejected',
    cancelled: 'Cancelled',
    undelivered: 'Undelivered',
  } as const
}

/** From the queue to the OSS's last word; the network is always between two transitions. */
export const ossOrderPolicy = definePolicy('OssOrder', {
  states: Object.fromEntries(
    Object.entries(titles()).map(([state, title]) => [
      state,
      { title, ...(finals.some(final => final === state) ? { final: true } : {}) },
    ]),
  ),
  timers: ossOrderTimers,
  transitions: {
    create: {
      ...own,
      title: 'Queue',
      from: null,
      to: 'queued',
      emits: ['ossOrderQueued'],
      command: life.make,
    },
    wake: {
      ...own,
      title: 'Try again',
      from: ['queued'],
      to: 'same',
      emits: ['ossOrderQueued'],
      command: life.wake,
    },
    send: { ...own, title: 'Send', from: ['queued'], to: 'sent', command: life.send },
    tryLater: {
      ...own,
      title: 'Wait with the next attempt',
      from: ['queued', ...awaited],
      to: 'same',
      command: life.tryLater,
    },
    putBack: {
      ...own,
      title: 'Put back into the queue',
      from: ['sent'],
      to: 'queued',
      command: life.tryLater,
    },
    giveUp: {
      ...own,
      title: 'Give to people',
      from: awaited,
      to: 'undelivered',
      input: problem,
      emits: ['ossOrderUndelivered'],
      command: life.giveUp,
    },
    resend: {
      title: 'Send again',
      from: ['undelivered'],
      to: 'queued',
      actors: ['system', ...operators],
      emits: ['ossOrderQueued'],
      command: life.resend,
    },
    ask: {
      title: 'Ask the OSS now',
      from: awaited,
      to: 'same',
      actors: ['system', ...operators],
      capability: 'ask',
      emits: ['ossNewsWanted'],
      command: life.ask,
    },
    changeDate: {
      ...own,
      title: 'Want it for another day',
      from: ['queued', ...awaited],
      to: 'same',
      emits: ['ossDateChanged'],
      command: life.changeDate,
    },
    cancel: {
      ...own,
      title: 'Cancel',
      from: ['sent', ...working],
      to: 'cancelling',
      input: reason,
      emits: ['ossCancellationWanted'],
      command: life.cancel,
    },
    withdraw: {
      ...own,
      title: 'Withdraw before it has arrived',
      from: ['queued', 'undelivered', 'cancelling'],
      to: 'cancelled',
      input: reason,
      command: life.withdraw,
    },
    noteCancellation: {
      ...own,
      title: 'Note that the OSS assesses the cancellation',
      from: ['cancelling'],
      to: 'same',
      command: life.noteCancellation,
    },
    refuseCancellation: {
      ...own,
      title: 'The OSS refuses to cancel',
      from: ['cancelling'],
      to: 'inProgress',
      input: reason,
      emits: ['ossCancellationRefused'],
      command: life.refuseCancellation,
    },
    recancel: {
      ...own,
      title: 'Cancel what has arrived after all',
      from: ['cancelled'],
      to: 'cancelling',
      emits: ['ossCancellationWanted'],
      command: takeNewsCommand,
    },
    reportNews: {
      ...own,
      title: 'The OSS reports',
      from: [...awaited, ...finals],
      to: 'same',
      command: takeNewsCommand,
    },
    ...reports,
  },
})
