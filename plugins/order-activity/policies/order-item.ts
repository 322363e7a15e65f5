import { allow, fact, type PolicyEditor, refuse, rule } from 'plugboard'
import { decomposeItem } from '../commands/decompose-item.ts'
import * as follow from '../commands/follow-item.ts'
import { noRequestPending, nothingHoldsIt } from './nothing-holds-it.ts'

/** The work on an item that is not done, by title. */
const openTasks = fact<readonly string[]>(
  'OrderItem',
  'activityOpenTasks',
  ({ sql, table, column }) => sql`(
    select coalesce(json_agg(t.title order by t.id), '[]') from ${table('OrderTask')} t
    where t.item_id = ${column('id')}
      and t.state not in ('completed', 'skipped', 'cancelled', 'undone'))`,
)

const tasksAreDone = rule({
  name: 'tasksAreDone',
  code: 'ORDER_TASKS_OPEN',
  title: 'All tasks of the item are done',
  facts: { openTasks },
  decide: ({ facts: { openTasks } }) =>
    openTasks.length === 0
      ? allow
      : refuse(
          `Still to do: ${openTasks.slice(0, 5).join(', ')}${openTasks.length > 5 ? ' …' : ''}`,
          {
            remedy: 'Complete or skip these tasks; the item follows the last of them',
            data: { tasks: openTasks },
          },
        ),
})

/** An item is worked on by its tasks, and done when they are; they stand still, and go on, along with it. */
export const orderItemChanges = (policy: PolicyEditor) => {
  policy
    .require('complete', tasksAreDone)
    .require('cancel', tasksAreDone)
    .require('resume', nothingHoldsIt)
    .require('denyCancellation', noRequestPending)
    // From there on the work is being undone.
    .limitFrom('denyCancellation', 'pendingCancellation')
    .extendFrom('fail', 'assessingCancellation')
    .effect('start', { name: 'decompose', run: decomposeItem, after: true })
    .effect('start', { name: 'joinWaiting', run: follow.joinWaiting, after: true })
    .effect('resume', { name: 'takeUpWork', run: follow.takeUpWork, after: true })
    .effect('denyCancellation', { name: 'takeUpAgain', run: follow.takeUpAgain, after: true })
  for (const transition of ['hold', 'pend', 'assessCancellation']) {
    policy.effect(transition, { name: 'holdWork', run: follow.holdWork, after: true })
  }
  for (const transition of ['fail', 'pendCancellation']) {
    policy.effect(transition, { name: 'undoWork', run: follow.undoWork, after: true })
  }
  for (const transition of ['complete', 'fail', 'cancel']) {
    policy.effect(transition, { name: 'endItem', run: follow.endItem, after: true })
  }
}
