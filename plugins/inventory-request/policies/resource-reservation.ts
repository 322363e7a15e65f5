import { definePolicy, Field, Type, timer } from 'plugboard'
import {
  complete,
  extend,
  findSubject,
  letGo,
  reserve,
  submit,
} from '../commands/reservation-commands.ts'
import { customers, fieldStaff, staff } from './actors.ts'
import { extensionFits } from './extension-fits.ts'
import { expiresAt } from './facts.ts'
import { holdLasts } from './hold-lasts.ts'
import { poolIsOpen } from './pool-is-open.ts'
import { withinCap } from './within-cap.ts'

const askers = ['system', ...customers, ...staff]

const extension = Type.Object(
  {
    until: Type.Optional(
      Field.dateTime({
        title: 'Until',
        description: 'The usual time from now, as far as the kind allows, where absent',
      }),
    ),
  },
  { additionalProperties: false },
)

const completion = Type.Object(
  {
    inService: Type.Optional(
      Type.Boolean({ title: 'They are in service already', default: false }),
    ),
  },
  { additionalProperties: false },
)

const reason = Type.Object(
  { reason: Type.Optional(Type.String({ title: 'Reason', maxLength: 500, display: 'multiline' })) },
  { additionalProperties: false },
)

const lapses = timer({
  name: 'holdLapses',
  title: 'The hold lapses',
  whileIn: ['active', 'submitted'],
  transition: 'expire',
  facts: { expiresAt },
  due: ({ facts: { expiresAt } }) => expiresAt,
})

/** A hold, from the moment it is made to when its resources are somebody's, or anybody's again. */
export const resourceReservationPolicy = definePolicy('ResourceReservation', {
  states: {
    active: { title: 'Active' },
    submitted: { title: 'Submitted' },
    completed: { title: 'Completed', final: true },
    released: { title: 'Released', final: true },
    expired: { title: 'Expired', final: true },
  },
  transitions: {
    create: {
      title: 'Reserve',
      from: null,
      to: 'active',
      actors: askers,
      rules: [poolIsOpen, withinCap],
      emits: ['resourcesReserved'],
      prepare: findSubject,
      command: reserve,
    },
    extend: {
      title: 'Extend',
      from: ['active'],
      to: 'same',
      actors: askers,
      rules: [holdLasts, extensionFits],
      input: extension,
      emits: ['reservationExtended'],
      command: extend,
    },
    submit: {
      title: 'Order is submitted',
      from: ['active'],
      to: 'submitted',
      actors: askers,
      rules: [holdLasts],
      emits: ['reservationSubmitted'],
      command: submit,
    },
    complete: {
      title: 'Complete',
      from: ['active', 'submitted'],
      to: 'completed',
      actors: ['system', ...fieldStaff],
      rules: [holdLasts],
      input: completion,
      emits: ['reservationCompleted'],
      command: complete,
    },
    release: {
      title: 'Release',
      from: ['active', 'submitted'],
      to: 'released',
      actors: askers,
      input: reason,
      emits: ['reservationReleased'],
      command: letGo,
    },
    expire: {
      title: 'Lapse',
      from: ['active', 'submitted'],
      to: 'expired',
      actors: ['system'],
      internal: true,
      emits: ['reservationExpired'],
      command: letGo,
    },
  },
  timers: [lapses],
})
