import { definePolicy, Field, Type, timer } from 'plugboard'
import {
  answer,
  answerAtOnce,
  answerMyself,
  ask,
  askStock,
  askStockAgain,
  noteClosing,
  reserveFromAnswer,
} from '../commands/request-commands.ts'
import { confidences } from '../objects/inventory-request.ts'
import { customers, fieldStaff, staff } from './actors.ts'
import { answerHolds, guaranteedUntil } from './answer-holds.ts'

const askers = ['system', ...customers, ...staff]

const ownAnswer = Type.Object(
  {
    confidence: Type.Enum([...confidences], { title: 'Confidence' }),
    pool: Type.Optional(Field.reference('ResourcePool', { title: 'Pool to reserve from' })),
    installationInterval: Type.Optional(
      Type.Integer({ title: 'Installation interval in days', minimum: 0, maximum: 730 }),
    ),
    guaranteedUntil: Type.Optional(Field.dateTime({ title: 'Guaranteed until' })),
    answer: Type.Optional(
      Type.String({ title: 'Answer', minLength: 1, maxLength: 1_000, display: 'multiline' }),
    ),
  },
  { additionalProperties: false },
)

const where = Type.Object(
  {
    pool: Type.Optional(
      Field.reference('ResourcePool', {
        title: 'Pool',
        description: 'One of the alternatives; the one that was asked for where absent',
      }),
    ),
  },
  { additionalProperties: false },
)

const closing = { title: 'Reason', maxLength: 500, display: 'multiline' }
const reason = Type.Object({ reason: Type.Optional(Type.String(closing)) }, closed())
const requiredReason = Type.Object({ reason: Type.String({ minLength: 1, ...closing }) }, closed())

function closed() {
  return { additionalProperties: false }
}

const lapses = timer({
  name: 'answerLapses',
  title: 'The answer holds no longer',
  whileIn: ['answered'],
  transition: 'lapse',
  facts: { guaranteedUntil },
  due: ({ facts: { guaranteedUntil } }) => guaranteedUntil,
})

/** A question, from asking to an answer, and to the hold that may follow from it. */
export const inventoryRequestPolicy = definePolicy('InventoryRequest', {
  states: {
    asked: { title: 'Asked' },
    inAssessment: { title: 'In assessment' },
    answered: { title: 'Answered' },
    reserved: { title: 'Reserved', final: true },
    lapsed: { title: 'Lapsed', final: true },
    rejected: { title: 'Rejected', final: true },
    cancelled: { title: 'Cancelled', final: true },
  },
  transitions: {
    create: {
      title: 'Ask',
      from: null,
      to: 'asked',
      actors: askers,
      emits: ['inventoryRequested'],
      prepare: askStock,
      command: ask,
      effects: [{ name: 'answerAtOnce', run: answerAtOnce, after: true }],
    },
    assess: {
      title: 'Look into it',
      from: ['asked'],
      to: 'inAssessment',
      actors: staff,
    },
    answer: {
      title: 'Answer',
      from: ['asked', 'inAssessment'],
      to: 'answered',
      actors: fieldStaff,
      input: ownAnswer,
      emits: ['inventoryAnswered'],
      command: answerMyself,
    },
    answerFromStock: {
      title: 'Answer from stock',
      from: ['asked', 'inAssessment'],
      to: 'answered',
      actors: ['system', ...staff],
      emits: ['inventoryAnswered'],
      prepare: askStockAgain,
      command: answer,
    },
    reserve: {
      title: 'Reserve',
      from: ['answered'],
      to: 'reserved',
      actors: askers,
      rules: [answerHolds],
      input: where,
      emits: ['inventoryRequestReserved'],
      command: reserveFromAnswer,
    },
    reject: {
      title: 'Reject',
      from: ['asked', 'inAssessment'],
      to: 'rejected',
      actors: fieldStaff,
      input: requiredReason,
      emits: ['inventoryRequestRejected'],
      command: noteClosing,
    },
    cancel: {
      title: 'Cancel',
      from: ['asked', 'inAssessment', 'answered'],
      to: 'cancelled',
      actors: askers,
      input: reason,
      emits: ['inventoryRequestCancelled'],
      command: noteClosing,
    },
    lapse: {
      title: 'Lapse',
      from: ['answered'],
      to: 'lapsed',
      actors: ['system'],
      internal: true,
      emits: ['inventoryAnswerLapsed'],
    },
  },
  timers: [lapses],
})
