import { definePolicy, Type } from 'plugboard'
import { priceKnownChanges, priceNewChanges } from '../commands/price-changes.ts'
import * as amending from '../commands/supplements.ts'
import { requestRules } from './request-rules.ts'
import { buyers, managers } from './work-roles.ts'

const object = 'Supplement'
const { orderIsUnderWay, itemsAreOpen, beforeHardPoint, nothingElsePending } = requestRules(object)
const after = (run: typeof amending.suspend) => [{ name: run.name, run, after: true }]
const before = (run: typeof amending.enter) => [{ name: run.name, run }]

/** An amendment in flight: the work stands still, is compared with the new plan, and goes on. */
export const supplementPolicy = definePolicy(object, {
  states: {
    assessing: { title: 'Being assessed' },
    assessingCharge: { title: 'Awaiting the answer to a charge' },
    applied: { title: 'Applied', final: true },
    rejected: { title: 'Rejected', final: true },
    declined: { title: 'Charge declined', final: true },
    withdrawn: { title: 'Withdrawn', final: true },
  },
  transitions: {
    create: {
      ...{ title: 'Amend the order', from: null, to: 'assessing', actors: [...buyers] },
      prepare: priceNewChanges,
      rules: [orderIsUnderWay, itemsAreOpen, beforeHardPoint, nothingElsePending],
      emits: ['supplementRequested'],
      effects: [...before(amending.enter), ...after(amending.suspend)],
    },
    approve: {
      ...{ title: 'Approve', from: ['assessing'], to: 'same', actors: ['system', ...managers] },
      prepare: priceKnownChanges,
      rules: [beforeHardPoint],
      command: amending.keepPrices,
      effects: after(amending.decide),
    },
    quoteCharge: {
      ...{ title: 'Wait for the charge', from: ['assessing'], to: 'assessingCharge' },
      ...{ actors: ['system'], internal: true },
      emits: ['supplementCharged'],
    },
    proceed: {
      ...{ title: 'Apply', from: ['assessing', 'assessingCharge'], to: 'applied' },
      ...{ actors: ['system'], internal: true },
      emits: ['supplementApplied'],
      effects: after(amending.apply),
    },
    reject: {
      ...{ title: 'Reject', from: ['assessing'], to: 'rejected', actors: [...managers] },
      input: Type.Object(
        {
          reason: Type.String({
            ...{ title: 'Reason; the customer reads it', minLength: 1, maxLength: 500 },
            display: 'multiline',
          }),
        },
        { additionalProperties: false },
      ),
      emits: ['supplementRejected'],
      command: amending.noteEnd,
      effects: after(amending.resume),
    },
    declineCharge: {
      ...{ title: 'Charge declined', from: ['assessingCharge'], to: 'declined' },
      ...{ actors: ['system'], internal: true },
      emits: ['supplementRejected'],
      command: amending.noteEnd,
      effects: after(amending.resume),
    },
    withdraw: {
      ...{ title: 'Withdraw', from: ['assessing', 'assessingCharge'], to: 'withdrawn' },
      actors: [...buyers],
      command: amending.noteEnd,
      effects: after(amending.resume),
    },
    close: {
      ...{ title: 'Close', from: ['assessing', 'assessingCharge'], to: 'withdrawn' },
      ...{ actors: ['system'], internal: true },
      command: amending.noteEnd,
      effects: after(amending.resume),
    },
  },
})
