import type { UnitOfWork } from 'plugboard'
import { createDiscount, type NewDiscount } from 'plugboard/plugins/catalog'

/** What sellers may take off, and what is taken off by itself; of all offerings unless one is named. */
const discounts: readonly (NewDiscount & { readonly of?: string })[] = [
  {
    ...{ key: 'competitive-monthly', name: 'Competitive discount', kind: 'recurring' },
    ...{ given: 'bySeller', percentage: '25', approvalLimit: '10' },
  },
  {
    ...{ key: 'waived-installation', name: 'Installation waived', kind: 'oneTime' },
    ...{ given: 'bySeller', percentage: '100', approvalLimit: '50' },
  },
  {
    ...{ key: 'usage-commitment', name: 'Usage commitment', kind: 'usage' },
    ...{ given: 'bySeller', percentage: '30', approvalLimit: '15' },
  },
  {
    ...{ key: 'ten-trunks', name: 'Ten trunks and more', kind: 'recurring', of: 'sip-trunk' },
    ...{ given: 'automatically', percentage: '5', conditions: { 'item.quantity': { from: 10 } } },
  },
  {
    ...{ key: 'wholesale', name: 'Wholesale', kind: 'recurring', given: 'automatically' },
    ...{ percentage: '12.5', conditions: { 'account.segment': 'wholesale' } },
  },
]

/** @param ids of the offerings, by key */
export async function createDiscounts(
  uow: UnitOfWork,
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { of, ...discount } of discounts) {
    const offering = of === undefined ? undefined : ids.get(of)
    await createDiscount(uow, { ...discount, ...(offering === undefined ? {} : { offering }) })
  }
}
