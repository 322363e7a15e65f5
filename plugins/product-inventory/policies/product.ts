import { definePolicy, type TransitionDefinition } from 'plugboard'
import { assignCircuitId, circuitIdInput } from '../commands/assign-circuit-id.ts'
import {
  activateProduct,
  changeProduct,
  claimProduct,
  createProduct,
  moveAlong,
  releaseProduct,
  terminateProduct,
} from '../commands/product-life-cycle.ts'
import { resumeProduct, suspendInput, suspendProduct } from '../commands/suspend-product.ts'
import { standingStates } from '../helpers/reliers.ts'
import { nothingReliesOnIt } from './nothing-relies-on-it.ts'
import { productIsFree } from './product-is-free.ts'
import { productIsNotEnding } from './product-is-not-ending.ts'

const managers = ['orderManager', 'administrator', 'system']

/** Only items of orders lead a product there, through helpers/lead-product.ts: nobody performs it. */
function byItem(
  name: string,
  { from, to, title }: { from: readonly string[]; to: string; title: string },
  more: Partial<TransitionDefinition> = {},
): Record<string, TransitionDefinition> {
  const asked = { capability: name, actors: ['system'], internal: true }
  return { [name]: { title, from, to, ...asked, ...more } }
}

/**
 * The life cycle of an installed product: TMF637's, with the state `pendingChange` that MEF 123 calls
 * `active.pendingChange`, and MEF's state for what is ended while it is suspended.
 */
export const productPolicy = definePolicy('Product', {
  states: {
    pendingActive: { title: 'Being installed' },
    active: { title: 'Active' },
    pendingChange: { title: 'Being changed' },
    suspended: { title: 'Suspended' },
    pendingTerminate: { title: 'Being terminated' },
    suspendedPendingTerminate: { title: 'Suspended, being terminated' },
    terminated: { title: 'Terminated', final: true },
    cancelled: { title: 'Cancelled', final: true },
    aborted: { title: 'Aborted', final: true },
  },
  transitions: {
    create: {
      ...{ title: 'Begin to install', from: null, to: 'pendingActive', actors: ['system'] },
      internal: true,
      command: createProduct,
    },
    ...byItem(
      'activate',
      { title: 'Activate', from: ['pendingActive'], to: 'active' },
      { command: activateProduct, emits: ['productActivated'] },
    ),
    ...byItem(
      'cancel',
      { title: 'Cancel', from: ['pendingActive'], to: 'cancelled' },
      { command: releaseProduct, emits: ['productAbandoned'] },
    ),
    ...byItem(
      'abort',
      { title: 'Abort', from: ['pendingActive'], to: 'aborted' },
      { command: releaseProduct, emits: ['productAbandoned'] },
    ),
    ...byItem(
      'claim',
      { title: 'Put under an order', from: ['active', 'suspended'], to: 'same' },
      { rules: [productIsFree, nothingReliesOnIt], command: claimProduct },
    ),
    ...byItem(
      'lean',
      {
        title: 'Be relied on',
        from: ['pendingActive', 'active', 'pendingChange', 'suspended'],
        to: 'same',
      },
      { rules: [productIsNotEnding] },
    ),
    ...byItem(
      'release',
      { title: 'Release from an order', from: ['active', 'suspended'], to: 'same' },
      { command: releaseProduct },
    ),
    ...byItem('beginChange', { title: 'Begin to change', from: ['active'], to: 'pendingChange' }),
    ...byItem(
      'completeChange',
      { title: 'Change', from: ['pendingChange'], to: 'active' },
      { command: changeProduct, emits: ['productChanged'] },
    ),
    ...byItem(
      'revertChange',
      { title: 'Leave unchanged', from: ['pendingChange'], to: 'active' },
      { command: releaseProduct },
    ),
    ...byItem('beginTermination', {
      ...{ title: 'Begin to terminate', from: ['active'], to: 'pendingTerminate' },
    }),
    ...byItem('beginTerminationOfSuspended', {
      title: 'Begin to terminate what is suspended',
      ...{ from: ['suspended'], to: 'suspendedPendingTerminate' },
    }),
    ...byItem(
      'terminate',
      {
        title: 'Terminate',
        ...{ from: ['pendingTerminate', 'suspendedPendingTerminate'], to: 'terminated' },
      },
      { command: terminateProduct, emits: ['productTerminated'] },
    ),
    ...byItem(
      'keep',
      { title: 'Keep', from: ['pendingTerminate'], to: 'active' },
      { command: releaseProduct },
    ),
    ...byItem(
      'keepSuspended',
      { title: 'Keep suspended', from: ['suspendedPendingTerminate'], to: 'suspended' },
      { command: releaseProduct },
    ),
    ...byItem(
      'moveAlong',
      { title: 'Move along', from: standingStates, to: 'same' },
      { command: moveAlong, emits: ['productChanged'] },
    ),
    suspend: {
      ...{ title: 'Suspend', from: ['active'], to: 'suspended', actors: managers },
      rules: [productIsFree],
      input: suspendInput,
      emits: ['productSuspended'],
      command: suspendProduct,
    },
    resume: {
      ...{ title: 'Resume', from: ['suspended'], to: 'active', actors: managers },
      emits: ['productResumed'],
      command: resumeProduct,
    },
    assignCircuitId: {
      title: 'Assign the circuit id',
      from: ['pendingActive', 'active', 'pendingChange', 'suspended'],
      ...{ to: 'same', actors: [...managers, 'provisioner'] },
      input: circuitIdInput,
      emits: ['circuitIdAssigned'],
      command: assignCircuitId,
    },
  },
})
