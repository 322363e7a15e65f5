import { allow, fieldFact, refuse, rule } from 'plugboard'
import { managers } from './work-roles.ts'

/** Tasks belong to a role; who manages orders may do all of them, and so may the system. */
export const taskIsYours = rule({
  name: 'taskIsYours',
  code: 'ORDER_TASK_NOT_YOURS',
  title: 'The task belongs to your role',
  facts: { role: fieldFact<string>('OrderTask', 'role') },
  decide: ({ facts: { role }, actor: { roles } }) => {
    const mayAll = ['system', ...managers].some(name => roles.includes(name))
    if (mayAll || roles.includes(role)) return allow
    return refuse(`The task belongs to ${role}`, {
      remedy: `Ask somebody who has the role ${role}`,
      data: { role },
    })
  },
})
