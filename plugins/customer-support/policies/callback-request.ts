import { definePolicy, Field, Type } from 'plugboard'
import {
  assignCallback,
  completeCallback,
  giveUpWhenTried,
  markOverdue,
  missCallback,
  noteReason,
  releaseCallback,
  takeCallback,
} from '../commands/make-callback.ts'
import { prepareCallback } from '../commands/prepare-callback.ts'
import { beginCallback, enqueueWhenDue, rescheduleCallback } from '../commands/schedule-callback.ts'
import { attemptOutcomes } from '../objects/callback-attempt.ts'
import { windowFields } from '../objects/window-fields.ts'
import { callbackIsMine } from './callback-is-mine.ts'
import { callbackExpires, callbackIsLate, callbackIsWanted } from './callback-timers.ts'

const agents = ['supportAgent', 'salesAgent', 'orderManager', 'administrator']
const everybody = ['viewer', 'buyer', 'accountAdministrator', ...agents]

/** It waits for its time, for somebody, or is with somebody who has not called yet. */
const open = ['requested', 'queued', 'assigned']

const closed = { additionalProperties: false }
const note = Type.Optional(
  Type.String({ title: 'Note', minLength: 1, maxLength: 2_000, display: 'multiline' }),
)
const missed = attemptOutcomes.filter(outcome => outcome !== 'reached')

/** From the wish to be called to the call: a queue, agents, attempts, and an end in any case. */
export const callbackRequestPolicy = definePolicy('CallbackRequest', {
  states: {
    requested: { title: 'Requested' },
    queued: { title: 'In the queue' },
    assigned: { title: 'Assigned' },
    attempting: { title: 'Being called' },
    completed: { title: 'Completed', final: true },
    unreachable: { title: 'Not reached', final: true },
    expired: { title: 'Expired', final: true },
    cancelled: { title: 'Cancelled', final: true },
  },
  transitions: {
    create: {
      title: 'Request a callback',
      from: null,
      to: 'requested',
      actors: everybody,
      prepare: prepareCallback,
      effects: [
        { name: 'begin', run: beginCallback },
        { name: 'enqueueWhenDue', run: enqueueWhenDue, after: true },
      ],
      emits: ['callbackRequested'],
    },
    change: {
      title: 'Change the callback',
      from: open,
      to: 'same',
      actors: everybody,
      internal: true,
      capability: 'amend',
    },
    reschedule: {
      title: 'Reschedule',
      from: open,
      to: 'requested',
      actors: everybody,
      input: Type.Object(windowFields(), closed),
      command: rescheduleCallback,
      effects: [{ name: 'enqueueWhenDue', run: enqueueWhenDue, after: true }],
      emits: ['callbackRescheduled'],
    },
    enqueue: {
      title: 'Put into the queue',
      from: ['requested'],
      to: 'queued',
      actors: [...agents, 'system'],
      emits: ['callbackQueued'],
    },
    assign: {
      title: 'Assign',
      from: open,
      to: 'assigned',
      actors: agents,
      input: Type.Object(
        {
          assignee: Type.Optional(
            Field.reference('User', { title: 'To', description: 'Yourself where absent' }),
          ),
        },
        closed,
      ),
      command: assignCallback,
      emits: ['callbackAssigned'],
    },
    release: {
      title: 'Put back into the queue',
      from: ['assigned', 'attempting'],
      to: 'queued',
      actors: agents,
      command: releaseCallback,
      emits: ['callbackQueued'],
    },
    attempt: {
      title: 'Call',
      from: ['queued', 'assigned'],
      to: 'attempting',
      actors: agents,
      rules: [callbackIsMine],
      command: takeCallback,
    },
    complete: {
      title: 'Reached',
      from: ['attempting'],
      to: 'completed',
      actors: agents,
      rules: [callbackIsMine],
      input: Type.Object({ note }, closed),
      command: completeCallback,
      emits: ['callbackCompleted'],
    },
    miss: {
      title: 'Not reached',
      from: ['attempting'],
      to: 'requested',
      actors: agents,
      rules: [callbackIsMine],
      input: Type.Object(
        { outcome: Type.Enum([...missed], { title: 'Outcome', default: 'noAnswer' }), note },
        closed,
      ),
      command: missCallback,
      effects: [{ name: 'giveUpWhenTried', run: giveUpWhenTried, after: true }],
    },
    giveUp: {
      title: 'Give up',
      from: ['requested'],
      to: 'unreachable',
      actors: ['system'],
      emits: ['callbackUnreachable'],
    },
    expire: {
      title: 'Expire',
      from: open,
      to: 'expired',
      actors: ['system'],
      emits: ['callbackExpired'],
    },
    missTarget: {
      title: 'Become overdue',
      from: [...open, 'attempting'],
      to: 'same',
      actors: ['system'],
      command: markOverdue,
      emits: ['callbackOverdue'],
    },
    cancel: {
      title: 'Cancel',
      from: open,
      to: 'cancelled',
      actors: everybody,
      capability: 'cancel',
      input: Type.Object(
        {
          reason: Type.Optional(
            Type.String({ title: 'Reason', maxLength: 500, display: 'multiline' }),
          ),
        },
        closed,
      ),
      command: noteReason,
      emits: ['callbackCancelled'],
    },
  },
  timers: [callbackIsWanted, callbackExpires, callbackIsLate],
})
