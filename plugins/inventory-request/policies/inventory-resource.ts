import { definePolicy, fieldFact, Type, timer } from 'plugboard'
import {
  activateResource,
  addResource,
  assignResource,
  disconnectResource,
  freeResource,
  noteReason,
  reserveResource,
} from '../commands/resource-commands.ts'
import { numberUses } from '../objects/inventory-resource.ts'
import { fieldStaff, keepers } from './actors.ts'

const use = Type.Object(
  {
    use: Type.Optional(
      Type.Enum([...numberUses], {
        title: 'It was in',
        description: 'How long a telephone number rests follows from it; business where absent',
      }),
    ),
  },
  { additionalProperties: false },
)

const reason = Type.Object(
  { reason: Type.String({ title: 'Reason', minLength: 1, maxLength: 500, display: 'multiline' }) },
  { additionalProperties: false },
)

/** What one reservation does to its resources: nobody performs it by itself. */
const byReservation = { actors: ['system'], internal: true }

const hasLapsed = timer({
  name: 'resourceLapses',
  title: 'Goes back to spare',
  whileIn: ['assigned', 'disconnected', 'transitional'],
  transition: 'returnToSpare',
  facts: { lapsesAt: fieldFact<string | null>('InventoryResource', 'lapsesAt') },
  due: ({ facts: { lapsesAt } }) => lapsesAt,
})

/**
 * The states of 47 CFR 52.103(a) and of the industry's guidelines for numbers, for ports and circuits as
 * well: in use or not, resting or not.
 */
export const inventoryResourcePolicy = definePolicy('InventoryResource', {
  states: {
    spare: { title: 'Spare' },
    reserved: { title: 'Reserved' },
    assigned: { title: 'Assigned' },
    working: { title: 'Working' },
    suspended: { title: 'Suspended' },
    disconnected: { title: 'Disconnected' },
    transitional: { title: 'Transitional' },
    unavailable: { title: 'Unavailable' },
  },
  transitions: {
    create: {
      title: 'Add a resource',
      from: null,
      to: 'spare',
      actors: keepers,
      command: addResource,
    },
    change: {
      title: 'Change the resource',
      from: ['spare', 'reserved', 'assigned', 'working', 'suspended', 'unavailable'],
      to: 'same',
      actors: keepers,
      internal: true,
    },
    reserve: {
      title: 'Reserve',
      from: ['spare'],
      to: 'reserved',
      ...byReservation,
      command: reserveResource,
    },
    release: {
      title: 'Release',
      from: ['reserved'],
      to: 'spare',
      ...byReservation,
      command: freeResource,
    },
    assign: {
      title: 'Assign',
      from: ['reserved'],
      to: 'assigned',
      ...byReservation,
      command: assignResource,
    },
    activate: {
      title: 'Put to work',
      from: ['assigned'],
      to: 'working',
      actors: ['system', ...fieldStaff],
      emits: ['resourceActivated'],
      command: activateResource,
    },
    suspend: { title: 'Suspend', from: ['working'], to: 'suspended', actors: fieldStaff },
    resume: { title: 'Resume', from: ['suspended'], to: 'working', actors: fieldStaff },
    disconnect: {
      title: 'Disconnect',
      from: ['assigned', 'working', 'suspended'],
      to: 'disconnected',
      actors: ['system', ...fieldStaff],
      input: use,
      emits: ['resourceDisconnected'],
      command: disconnectResource,
    },
    endIntercept: {
      title: 'End the intercept',
      from: ['disconnected'],
      to: 'transitional',
      actors: fieldStaff,
    },
    returnToSpare: {
      title: 'Return to spare',
      from: ['assigned', 'disconnected', 'transitional'],
      to: 'spare',
      actors: ['system'],
      internal: true,
      emits: ['resourceReturned'],
      command: freeResource,
    },
    withdraw: {
      title: 'Withdraw',
      from: ['spare', 'disconnected', 'transitional'],
      to: 'unavailable',
      actors: keepers,
      input: reason,
      command: noteReason,
    },
    restore: {
      title: 'Restore',
      from: ['unavailable'],
      to: 'spare',
      actors: keepers,
      command: freeResource,
    },
  },
  timers: [hasLapsed],
})
