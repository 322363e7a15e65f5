import { allow, fact, refuse, rule } from 'plugboard'
import type { ClaimInput } from '../commands/product-life-cycle.ts'
import { type Relier, reliersOf } from '../helpers/reliers.ts'

const reliers = fact<readonly Relier[]>('Product', 'inventoryReliers', scope =>
  reliersOf(scope, {
    id: scope.column('id'),
    account: scope.column('account'),
    orderItem: scope.column('orderItem'),
  }),
)

/** Asked again under the lock of the product: another order may have come in between. */
export const nothingReliesOnIt = rule({
  name: 'nothingReliesOnIt',
  code: 'PRODUCT_RELIED_ON',
  title: 'What relies on it ends with it, or goes over to what replaces it',
  facts: { reliers },
  decide: ({ facts: { reliers }, input }) => {
    // Whoever only asks names no order.
    const { order = '', ends = true, isReplaced = false } = (input ?? {}) as Partial<ClaimInput>
    const left =
      ends && !isReplaced ? reliers.filter(({ endedBy }) => !endedBy.includes(order)) : []
    if (left.length === 0) return allow
    return refuse(`These rely on it: ${left.map(({ name }) => name).join(', ')}`, {
      remedy: 'End these in the same order as well',
      data: { reliers: left },
    })
  },
})
