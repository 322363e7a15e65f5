import type { PolicyEditor } from 'plugboard'
import { circuitIdInput } from '../commands/assign-circuit-id.ts'
import { assignCircuitIdOfItem } from '../commands/assign-circuit-id-of-item.ts'
import { beginWork, endWork, giveUpWork } from '../commands/follow-item.ts'
import { itemHasProduct } from './item-has-product.ts'
import { reliersHaveEnded } from './reliers-have-ended.ts'

/** Whatever becomes of an item becomes of what it installs, changes or ends. */
export const orderItemChanges = (policy: PolicyEditor) => {
  policy
    .effect('start', { name: 'beginWork', run: beginWork })
    .require('complete', reliersHaveEnded)
    .effect('complete', { name: 'endWork', run: endWork })
    .addTransition('assignCircuitId', {
      title: 'Assign the circuit id',
      from: ['inProgress', 'held', 'pending'],
      to: 'same',
      actors: ['provisioner', 'orderManager', 'administrator', 'system'],
      rules: [itemHasProduct],
      input: circuitIdInput,
      command: assignCircuitIdOfItem,
    })
  for (const transition of ['cancel', 'reject', 'fail']) {
    policy.effect(transition, { name: 'giveUpWork', run: giveUpWork })
  }
}
