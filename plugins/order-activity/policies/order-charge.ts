import { definePolicy, fieldFact, Type, timer } from 'plugboard'
import { holdForCharge, noteResponse, settleCharge } from '../commands/charges.ts'
import { chargeIsForOrder } from './request-rules.ts'
import { buyers, managers } from './work-roles.ts'

const closed = { additionalProperties: false }
const settle = { name: 'settle', run: settleCharge, after: true }
const customers = buyers.filter(role => !(managers as readonly string[]).includes(role))
const words = (title: string) =>
  Type.Optional(Type.String({ title, maxLength: 500, display: 'multiline' }))

/** A charge waits for the customer's answer; none in time is a no (MEF 123, charges). */
export const orderChargePolicy = definePolicy('OrderCharge', {
  states: {
    awaitingResponse: { title: 'Awaiting your answer' },
    accepted: { title: 'Accepted', final: true },
    declined: { title: 'Declined', final: true },
    withdrawn: { title: 'Withdrawn', final: true },
    timedOut: { title: 'Not answered in time', final: true },
  },
  transitions: {
    raise: {
      ...{ title: 'Raise', from: null, to: 'awaitingResponse', actors: ['system', ...managers] },
      rules: [chargeIsForOrder],
      emits: ['orderChargeRaised'],
      effects: [{ name: 'hold', run: holdForCharge, after: true }],
    },
    accept: {
      ...{ title: 'Accept', from: ['awaitingResponse'], to: 'accepted', actors: customers },
      emits: ['orderChargeAccepted'],
      command: noteResponse,
      effects: [settle],
    },
    decline: {
      ...{ title: 'Decline', from: ['awaitingResponse'], to: 'declined', actors: customers },
      input: Type.Object({ reason: words('Reason') }, closed),
      emits: ['orderChargeDeclined'],
      command: noteResponse,
      effects: [settle],
    },
    withdraw: {
      ...{ title: 'Withdraw', from: ['awaitingResponse'], to: 'withdrawn' },
      actors: ['system', ...managers],
      input: Type.Object({ reason: words('Reason') }, closed),
      emits: ['orderChargeWithdrawn'],
      command: noteResponse,
      effects: [settle],
    },
    lapse: {
      ...{ title: 'Lapse', from: ['awaitingResponse'], to: 'timedOut', actors: ['system'] },
      internal: true,
      emits: ['orderChargeTimedOut'],
      effects: [settle],
    },
  },
  timers: [
    timer({
      name: 'response',
      title: 'The time to answer is over',
      whileIn: ['awaitingResponse'],
      transition: 'lapse',
      facts: { responseDueAt: fieldFact<string>('OrderCharge', 'responseDueAt') },
      due: ({ facts: { responseDueAt } }) => responseDueAt,
    }),
  ],
})
