import { definePolicy } from '../../transition/definition.ts'

/**
 * What becomes of an item: the same as of its order, unless a plugin lets items go their own ways. They
 * come to be with the order's own transitions `create` and `addItem`.
 */
export const orderItemPolicy = definePolicy('OrderItem', {
  states: {
    draft: { title: 'Open' },
    completed: { title: 'Completed', final: true },
    cancelled: { title: 'Cancelled', final: true },
    rejected: { title: 'Rejected', final: true },
  },
  transitions: {
    create: { title: 'Add', from: null, to: 'draft', actors: ['system'], internal: true },
    complete: followsOrder('Complete', 'completed'),
    cancel: followsOrder('Cancel', 'cancelled'),
    reject: followsOrder('Reject', 'rejected'),
  },
})

/** The capability bears the transition's name: the order asks before it takes its items along. */
function followsOrder(title: string, to: string) {
  return {
    ...{ title, to, from: ['draft'], actors: ['system'] },
    capability: title.toLowerCase(),
  }
}
