import type { PolicyEditor } from 'plugboard'
import { claimProducts } from '../commands/claim-products.ts'
import { itemsFitInventory } from './items-fit-inventory.ts'
import { nothingIsOrphaned } from './nothing-is-orphaned.ts'

/** Here it is known what is installed: orders may change and end it. */
export const orderChanges = (policy: PolicyEditor) =>
  policy
    .removeRule('submit', 'itemsAddServices')
    .require('submit', itemsFitInventory)
    .require('submit', nothingIsOrphaned)
    .effect('submit', { name: 'claimProducts', run: claimProducts })
