import { definePolicy, Type } from 'plugboard'
import { noteCleared } from '../commands/note-cleared.ts'
import { reasonIsKnown } from './reason-is-known.ts'
import { workers } from './workers.ts'

const nothing = Type.Object({}, { additionalProperties: false })

/** An alert is raised, seen, and cleared; the prediction raises and clears its own. */
export const jeopardyAlertPolicy = definePolicy('JeopardyAlert', {
  states: {
    raised: { title: 'Raised' },
    acknowledged: { title: 'Seen' },
    cleared: { title: 'Cleared', final: true },
  },
  transitions: {
    raise: {
      ...{ title: 'Raise', from: null, to: 'raised', actors: workers },
      rules: [reasonIsKnown('JeopardyAlert')],
      emits: ['orderJeopardyRaised'],
    },
    sharpen: {
      ...{ title: 'Raise again', from: ['raised', 'acknowledged'], to: 'raised' },
      ...{ actors: ['system'], internal: true, input: nothing },
      emits: ['orderJeopardyRaised'],
    },
    acknowledge: {
      ...{ title: 'Mark as seen', from: ['raised'], to: 'acknowledged', actors: workers },
    },
    clear: {
      ...{ title: 'Clear', from: ['raised', 'acknowledged'], to: 'cleared', actors: workers },
      input: nothing,
      emits: ['orderJeopardyCleared'],
      command: noteCleared,
    },
  },
})
