import { allow, fieldFact, type PolicyEditor, refuse, rule } from 'plugboard'

const changesGoBySupplement = rule({
  name: 'changesGoBySupplement',
  code: 'ORDER_NEEDS_SUPPLEMENT',
  title: 'Once it is worked on, an order is changed by supplements',
  facts: { state: fieldFact<string>('Order', 'state') },
  decide: ({ facts: { state }, actor: { roles } }) =>
    state === 'draft' || roles.includes('system')
      ? allow
      : refuse(`The order is ${state}`, { remedy: 'Send a supplement of the order' }),
})

/** Supplements change items while the order is worked on; nobody else does. */
export const orderChanges = (policy: PolicyEditor) =>
  policy
    .extendFrom('changeItem', 'inProgress', 'held', 'pending')
    .allow('changeItem', 'system')
    .require('changeItem', changesGoBySupplement)
