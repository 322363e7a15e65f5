import { type CommandStep, definePolicy, Field, Type, type UnitOfWork } from 'plugboard'
import { advanceBehind } from '../commands/advance-behind.ts'
import * as work from '../commands/task-work.ts'
import { insertTask } from '../helpers/task-factory.ts'
import { taskIsYours } from './task-is-yours.ts'
import { managers, workers } from './work-roles.ts'

const closed = { additionalProperties: false }
const text = (title: string) =>
  Type.String({ title, minLength: 1, maxLength: 500, display: 'multiline' })

const open = ['waiting', 'ready', 'inProgress', 'failed', 'onHold']
/** Runs once the task has its new state: what waits for it goes on. */
const advance = { name: 'advance', run: advanceBehind, after: true }

/** A task from its plan to its end; `failed` is the fallout queue. */
export const orderTaskPolicy = definePolicy('OrderTask', {
  states: {
    waiting: { title: 'Waiting' },
    ready: { title: 'Ready' },
    inProgress: { title: 'In progress' },
    failed: { title: 'Fallout' },
    onHold: { title: 'On hold' },
    completed: { title: 'Completed', final: true },
    skipped: { title: 'Skipped', final: true },
    cancelled: { title: 'Cancelled', final: true },
    undone: { title: 'Undone', final: true },
  },
  transitions: {
    plan: {
      ...{ title: 'Plan', from: null, to: 'waiting', actors: ['system'], internal: true },
      command: insertTask,
    },
    release: {
      ...{ title: 'Release', from: ['waiting'], to: 'ready', actors: ['system'], internal: true },
      emits: ['orderTaskReady'],
      command: work.noteReady,
    },
    assign: {
      ...{ title: 'Assign', from: ['waiting', 'ready', 'inProgress', 'failed'], to: 'same' },
      actors: workers,
      input: Type.Object(
        {
          assignee: Type.Optional(
            Field.reference('User', {
              ...{ title: 'To', description: 'Yourself where absent' },
            }),
          ),
        },
        closed,
      ),
      rules: [taskIsYours],
      command: work.assign,
    },
    start: {
      ...{ title: 'Start', from: ['ready'], to: 'inProgress', actors: workers },
      rules: [taskIsYours],
      emits: ['orderTaskStarted'],
      command: work.start,
    },
    complete: {
      ...{ title: 'Complete', from: ['ready', 'inProgress'], to: 'completed', actors: workers },
      rules: [taskIsYours],
      emits: ['orderTaskCompleted'],
      command: work.complete,
      effects: [advance],
    },
    fail: {
      ...{ title: 'Report a failure', from: ['ready', 'inProgress'], to: 'failed' },
      actors: workers,
      input: Type.Object(
        {
          code: Type.String({
            ...{ title: 'Code', pattern: '^[A-Za-z0-9_.-]+$', maxLength: 80 },
            description: 'Such as NO_FACILITIES',
          }),
          reason: text('What went wrong'),
        },
        closed,
      ),
      rules: [taskIsYours],
      emits: ['orderTaskFailed'],
      command: work.fail,
    },
    retry: {
      ...{ title: 'Try again', from: ['failed'], to: 'ready', actors: workers },
      rules: [taskIsYours],
      emits: ['orderTaskReady'],
      command: work.retry,
    },
    skip: {
      ...{ title: 'Skip', from: ['ready', 'failed'], to: 'skipped', actors: [...managers] },
      input: Type.Object({ reason: text('Reason') }, closed),
      emits: ['orderTaskSkipped'],
      command: work.skip,
      effects: [advance],
    },
    giveUp: {
      ...{ title: 'Give up', from: ['failed'], to: 'cancelled', actors: [...managers] },
      input: Type.Object({ reason: text('Reason; the customer reads it') }, closed),
      emits: ['orderTaskCancelled'],
      command: work.noteEnd,
      effects: [{ name: 'failItem', run: work.failItem, after: true }],
    },
    hold: {
      ...{ title: 'Hold', from: ['waiting', 'ready', 'inProgress', 'failed'], to: 'onHold' },
      ...{ actors: ['system'], internal: true },
      emits: ['orderTaskHeld'],
    },
    unhold: {
      ...{ title: 'Take up again', from: ['onHold'], to: 'waiting', actors: ['system'] },
      internal: true,
    },
    cancel: {
      ...{ title: 'Cancel', from: open, to: 'cancelled', actors: ['system'], internal: true },
      emits: ['orderTaskCancelled'],
      command: work.noteEnd,
    },
    undo: {
      ...{ title: 'Undo', from: ['completed'], to: 'undone', actors: ['system'], internal: true },
    },
  },
})

export type TaskStep<Input = unknown> = CommandStep<Input>
export type TaskWork<Input = unknown> = (uow: UnitOfWork, step: TaskStep<Input>) => Promise<void>
