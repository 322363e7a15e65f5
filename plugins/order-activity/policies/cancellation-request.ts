import { definePolicy, Type } from 'plugboard'
import * as cancelling from '../commands/cancellations.ts'
import { requestRules } from './request-rules.ts'
import { buyers, managers } from './work-roles.ts'

const object = 'CancellationRequest'
const { orderIsUnderWay, itemsAreOpen, beforeHardPoint, nothingElsePending } = requestRules(object)
const after = (run: typeof cancelling.suspend) => [{ name: run.name, run, after: true }]

/** A cancellation on its way: assessed, perhaps at a charge, then carried out by undoing what was done. */
export const cancellationRequestPolicy = definePolicy(object, {
  states: {
    assessing: { title: 'Being assessed' },
    assessingCharge: { title: 'Awaiting the answer to a charge' },
    pending: { title: 'Being carried out' },
    done: { title: 'Done', final: true },
    denied: { title: 'Denied', final: true },
    declined: { title: 'Charge declined', final: true },
    withdrawn: { title: 'Withdrawn', final: true },
  },
  transitions: {
    create: {
      ...{ title: 'Ask for cancellation', from: null, to: 'assessing', actors: [...buyers] },
      rules: [orderIsUnderWay, itemsAreOpen, beforeHardPoint, nothingElsePending],
      emits: ['cancellationRequested'],
      effects: after(cancelling.suspend),
    },
    approve: {
      ...{ title: 'Approve', from: ['assessing'], to: 'same', actors: ['system', ...managers] },
      rules: [beforeHardPoint],
      effects: after(cancelling.decide),
    },
    quoteCharge: {
      ...{ title: 'Wait for the charge', from: ['assessing'], to: 'assessingCharge' },
      ...{ actors: ['system'], internal: true },
      emits: ['cancellationCharged'],
    },
    proceed: {
      ...{ title: 'Carry out', from: ['assessing', 'assessingCharge'], to: 'pending' },
      ...{ actors: ['system'], internal: true },
      effects: after(cancelling.carryOut),
    },
    finish: {
      ...{ title: 'Finish', from: ['pending'], to: 'done', actors: ['system'], internal: true },
      emits: ['cancellationDone'],
      command: cancelling.noteEnd,
    },
    deny: {
      ...{ title: 'Deny', from: ['assessing'], to: 'denied', actors: [...managers] },
      input: Type.Object(
        {
          reason: Type.String({
            ...{ title: 'Reason; the customer reads it', minLength: 1, maxLength: 500 },
            display: 'multiline',
          }),
        },
        { additionalProperties: false },
      ),
      emits: ['cancellationDenied'],
      command: cancelling.noteEnd,
      effects: after(cancelling.resume),
    },
    declineCharge: {
      ...{ title: 'Charge declined', from: ['assessingCharge'], to: 'declined' },
      ...{ actors: ['system'], internal: true },
      emits: ['cancellationDenied'],
      command: cancelling.noteEnd,
      effects: after(cancelling.resume),
    },
    withdraw: {
      ...{ title: 'Withdraw', from: ['assessing', 'assessingCharge'], to: 'withdrawn' },
      actors: [...buyers],
      command: cancelling.noteEnd,
      effects: after(cancelling.resume),
    },
    close: {
      ...{ title: 'Close', from: ['assessing', 'assessingCharge'], to: 'withdrawn' },
      ...{ actors: ['system'], internal: true },
      command: cancelling.noteEnd,
      effects: after(cancelling.resume),
    },
  },
})
