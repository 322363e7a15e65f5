import { definePolicy, fieldFact, Type, timer } from 'plugboard'
import { completeTask, failTask, noteDecision } from '../commands/acceptance.ts'
import { customers } from './workers.ts'

const remark = (schema: Parameters<typeof Type.String>[0] = {}) =>
  Type.String({ title: 'Remark', maxLength: 1_000, display: 'multiline', ...schema })
const closed = { additionalProperties: false }
const complete = { name: 'completeTask', run: completeTask, after: true }

/** Carriers deem silence an acceptance, after days that are data. */
export const customerAcceptancePolicy = definePolicy('CustomerAcceptance', {
  states: {
    awaiting: { title: 'Awaiting your acceptance' },
    accepted: { title: 'Accepted', final: true },
    deemed: { title: 'Deemed accepted', final: true },
    rejected: { title: 'Not accepted', final: true },
    closed: { title: 'Closed', final: true },
  },
  transitions: {
    ask: {
      ...{ title: 'Ask', from: null, to: 'awaiting', actors: ['system'], internal: true },
      emits: ['orderAcceptanceWanted'],
    },
    accept: {
      ...{ title: 'Accept', from: ['awaiting'], to: 'accepted', actors: customers },
      input: Type.Object({ remark: Type.Optional(remark()) }, closed),
      emits: ['orderItemAccepted'],
      command: noteDecision,
      effects: [complete],
    },
    reject: {
      ...{ title: 'Do not accept', from: ['awaiting'], to: 'rejected', actors: customers },
      input: Type.Object({ remark: remark({ title: 'What is wrong', minLength: 1 }) }, closed),
      emits: ['orderItemNotAccepted'],
      command: noteDecision,
      effects: [{ name: 'failTask', run: failTask, after: true }],
    },
    deem: {
      ...{ title: 'Deem accepted', from: ['awaiting'], to: 'deemed', actors: ['system'] },
      internal: true,
      emits: ['orderItemAccepted'],
      command: noteDecision,
      effects: [complete],
    },
    close: {
      ...{ title: 'Close', from: ['awaiting'], to: 'closed', actors: ['system'], internal: true },
    },
  },
  timers: [
    timer({
      name: 'silence',
      title: 'Nothing was said in time',
      whileIn: ['awaiting'],
      transition: 'deem',
      facts: { deemedAt: fieldFact<string>('CustomerAcceptance', 'deemedAt') },
      due: ({ facts: { deemedAt } }) => deemedAt,
    }),
  ],
})
