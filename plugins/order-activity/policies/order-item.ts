import { allow, fact, type PolicyEditor, refuse, rule } from 'plugboard'
import { decomposeItem } from '../commands/decompose-item.ts'
import { undoFailed } from '../commands/undo-failed.ts'

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

/** An item is worked on by its tasks, and done when they are. */
export const orderItemChanges = (policy: PolicyEditor) =>
  policy
    .require('complete', tasksAreDone)
    .effect('start', { name: 'decompose', run: decomposeItem, after: true })
    .effect('fail', { name: 'undoFailed', run: undoFailed, after: true })
    // What is cancelled by a request has been undone before; what is cancelled otherwise is undone now.
    .effect('cancel', { name: 'undoCancelled', run: undoFailed, after: true })
