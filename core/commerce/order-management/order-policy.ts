import { Type } from 'typebox'
import type { UnitOfWork } from '../../database/unit-of-work.ts'
import type { Model } from '../../schema/model.ts'
import {
  type CommandStep,
  definePolicy,
  type PolicyDefinition,
} from '../../transition/definition.ts'
import { changeObject } from '../objects/write-object.ts'
import { addItem, changeItem, removeItem } from './commands/item-commands.ts'
import { cancelOrder, completeOrder, rejectOrder, submitOrder } from './commands/life-cycle.ts'
import { prepareItem, prepareItemChange } from './commands/prepare-items.ts'
import { type PreparedOrder, prepareOrder } from './commands/prepare-order.ts'
import { createOrder } from './helpers/order-factory.ts'
import { accountIsOpen } from './rules/account-is-open.ts'
import { hasItems } from './rules/has-items.ts'

const buyers = ['buyer', 'accountAdministrator', 'salesAgent', 'orderManager', 'administrator']
const managers = ['orderManager', 'administrator']

const reason = Type.Object(
  { reason: Type.Optional(Type.String({ title: 'Reason', maxLength: 500, display: 'multiline' })) },
  { additionalProperties: false },
)
const requiredReason = Type.Object(
  { reason: Type.String({ title: 'Reason', minLength: 1, maxLength: 500, display: 'multiline' }) },
  { additionalProperties: false },
)

/**
 * From cart to completion, as any shop has it. Plugins add states, rules and actors, and lead
 * transitions elsewhere.
 *
 * @param model resolved when the application is assembled: what plugins declared takes part
 */
export function orderPolicy(model: () => Model): PolicyDefinition {
  return definePolicy('Order', {
    states: {
      draft: { title: 'Draft' },
      submitted: { title: 'Submitted' },
      accepted: { title: 'Accepted' },
      inProgress: { title: 'In progress' },
      completed: { title: 'Completed', final: true },
      cancelled: { title: 'Cancelled', final: true },
      rejected: { title: 'Rejected', final: true },
    },
    transitions: {
      create: {
        title: 'Open an order',
        from: null,
        to: 'draft',
        actors: buyers,
        internal: true,
        emits: ['orderCreated'],
        prepare: prepareOrder,
        command: async (uow: UnitOfWork, step: CommandStep<Record<string, unknown>>) => {
          const { account, items } = step.prepared as PreparedOrder
          await createOrder(model(), uow, {
            id: step.id,
            state: 'draft',
            account,
            input: step.input,
            items,
          })
        },
      },
      change: {
        title: 'Change the order',
        from: ['draft'],
        to: 'same',
        actors: buyers,
        internal: true,
        capability: 'amend',
        command: (uow: UnitOfWork, step: CommandStep<Record<string, unknown>>) =>
          changeObject(model(), uow, 'Order', step.id, step.input),
      },
      addItem: {
        title: 'Add an item',
        from: ['draft'],
        to: 'same',
        actors: buyers,
        internal: true,
        capability: 'amend',
        prepare: prepareItem,
        command: (uow: UnitOfWork, step: CommandStep<never>) => addItem(model())(uow, step),
      },
      changeItem: {
        title: 'Change an item',
        from: ['draft'],
        to: 'same',
        actors: buyers,
        internal: true,
        capability: 'amend',
        prepare: prepareItemChange,
        command: (uow: UnitOfWork, step: CommandStep<never>) => changeItem(model())(uow, step),
      },
      removeItem: {
        title: 'Remove an item',
        from: ['draft'],
        to: 'same',
        actors: buyers,
        internal: true,
        capability: 'amend',
        command: removeItem,
      },
      submit: {
        title: 'Submit',
        from: ['draft'],
        to: 'submitted',
        actors: buyers,
        rules: [hasItems, accountIsOpen],
        emits: ['orderSubmitted'],
        command: submitOrder,
      },
      accept: {
        title: 'Accept',
        from: ['submitted'],
        to: 'accepted',
        actors: managers,
        emits: ['orderAccepted'],
      },
      reject: {
        title: 'Reject',
        from: ['submitted'],
        to: 'rejected',
        actors: managers,
        retreat: true,
        input: requiredReason,
        emits: ['orderRejected'],
        command: rejectOrder,
      },
      start: {
        title: 'Start',
        from: ['accepted'],
        to: 'inProgress',
        actors: [...managers, 'provisioner'],
        emits: ['orderStarted'],
      },
      complete: {
        title: 'Complete',
        from: ['inProgress'],
        to: 'completed',
        actors: [...managers, 'provisioner'],
        emits: ['orderCompleted'],
        command: completeOrder,
      },
      cancel: {
        title: 'Cancel',
        from: ['draft', 'submitted', 'accepted'],
        to: 'cancelled',
        actors: buyers,
        input: reason,
        capability: 'cancel',
        retreat: true,
        emits: ['orderCancelled'],
        command: cancelOrder,
      },
    },
  })
}
