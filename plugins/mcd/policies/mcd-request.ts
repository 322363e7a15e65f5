import { definePolicy } from 'plugboard'
import { changeDate, dateInput } from '../commands/change-date.ts'
import { createRequest } from '../commands/create-request.ts'
import { prepareRequest } from '../commands/prepare-request.ts'
import { submitInput, submitRequest } from '../commands/submit-request.ts'
import { withdrawRequest } from '../commands/withdraw-request.ts'
import { nothingIsLeftAlone } from './nothing-is-left-alone.ts'
import { requestIsInTime } from './request-is-in-time.ts'

const buyers = ['buyer', 'accountAdministrator', 'salesAgent', 'orderManager', 'administrator']
const byOrder = { actors: ['system'], internal: true } as const

/** A request stands where the order that it has made does. */
export const mcdRequestPolicy = definePolicy('McdRequest', {
  states: {
    draft: { title: 'Draft' },
    submitted: { title: 'Submitted' },
    completed: { title: 'Completed', final: true },
    closed: { title: 'Closed without completion', final: true },
  },
  transitions: {
    create: {
      ...{ title: 'Ask for a move, change or disconnect', from: null, to: 'draft' },
      actors: [...buyers, 'system'],
      rules: [requestIsInTime, nothingIsLeftAlone],
      emits: ['mcdRequestMade'],
      prepare: prepareRequest,
      command: createRequest,
    },
    changeDate: {
      ...{ title: 'Change the date', from: ['draft'], to: 'same', actors: buyers },
      input: dateInput,
      command: changeDate,
    },
    submit: {
      ...{ title: 'Submit', from: ['draft'], to: 'submitted', actors: buyers },
      input: submitInput,
      emits: ['mcdRequestSubmitted'],
      command: submitRequest,
    },
    withdraw: {
      ...{ title: 'Withdraw', from: ['draft'], to: 'closed', actors: buyers },
      emits: ['mcdRequestEnded'],
      command: withdrawRequest,
    },
    followSubmit: {
      ...{ title: 'Follow its order', from: ['draft'], to: 'submitted', ...byOrder },
      capability: 'followSubmit',
      emits: ['mcdRequestSubmitted'],
    },
    complete: {
      ...{ title: 'Complete', from: ['submitted'], to: 'completed', ...byOrder },
      capability: 'complete',
      emits: ['mcdRequestEnded'],
    },
    close: {
      ...{ title: 'Close', from: ['draft', 'submitted'], to: 'closed', ...byOrder },
      capability: 'close',
      emits: ['mcdRequestEnded'],
    },
  },
})
