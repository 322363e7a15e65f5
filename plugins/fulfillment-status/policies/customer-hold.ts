import { definePolicy, Field, Type } from 'plugboard'
import { holdItem, noteAnswer, resumeItem } from '../commands/holds.ts'
import { reasonIsKnown } from './reason-is-known.ts'
import { customers, workers } from './workers.ts'

const resume = { name: 'resume', run: resumeItem, after: true }

/** The customer clears what only they can, without having to call. */
export const customerHoldPolicy = definePolicy('CustomerHold', {
  states: {
    open: { title: 'Waiting for you' },
    cured: { title: 'Answered', final: true },
    withdrawn: { title: 'Withdrawn', final: true },
  },
  transitions: {
    raise: {
      ...{ title: 'Wait for the customer', from: null, to: 'open', actors: workers },
      rules: [reasonIsKnown('CustomerHold')],
      emits: ['orderHoldRaised'],
      effects: [{ name: 'hold', run: holdItem, after: true }],
    },
    cure: {
      ...{ title: 'Answer', from: ['open'], to: 'cured', actors: customers },
      input: Type.Object(
        {
          answer: Type.String({
            ...{ title: 'Answer', minLength: 1, maxLength: 1_000, display: 'multiline' },
          }),
          availableFrom: Type.Optional(Field.date({ title: 'Possible from' })),
        },
        { additionalProperties: false },
      ),
      emits: ['orderHoldCured'],
      command: noteAnswer,
      effects: [resume],
    },
    withdraw: {
      ...{ title: 'Withdraw', from: ['open'], to: 'withdrawn', actors: workers },
      input: Type.Object({}, { additionalProperties: false }),
      emits: ['orderHoldCured'],
      command: noteAnswer,
      effects: [resume],
    },
  },
})
