import { definePolicy } from 'plugboard'
import { createSnapshot } from '../commands/create-snapshot.ts'

/** One is current for an item and a source; what is older than it was superseded, also where it came later. */
export const ossStatusSnapshotPolicy = definePolicy('OssStatusSnapshot', {
  states: { current: { title: 'Current' }, superseded: { title: 'Superseded', final: true } },
  transitions: {
    create: {
      ...{ title: 'Record', from: null, to: 'current', actors: ['system'], internal: true },
      command: createSnapshot,
    },
    supersede: {
      ...{ title: 'Supersede', from: ['current'], to: 'superseded', actors: ['system'] },
      ...{ internal: true, capability: 'supersede' },
    },
  },
})
