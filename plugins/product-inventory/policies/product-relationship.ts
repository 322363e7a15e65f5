import { definePolicy } from 'plugboard'
import { createRelationship } from '../commands/create-relationship.ts'

/** Relations come with what is installed, and end when one of both is replaced: nobody keeps them by hand. */
export const productRelationshipPolicy = definePolicy('ProductRelationship', {
  states: { current: { title: 'Current' }, ended: { title: 'Ended', final: true } },
  transitions: {
    create: {
      ...{ title: 'Relate', from: null, to: 'current', actors: ['system'], internal: true },
      command: createRelationship,
    },
    end: {
      ...{ title: 'End', from: ['current'], to: 'ended', actors: ['system'], internal: true },
      capability: 'end',
    },
  },
})
