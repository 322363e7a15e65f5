import type { PolicyEditor } from 'plugboard'
import { quotedItemsStay } from './quoted-items-stay.ts'
import { quotedPricesHold } from './quoted-prices-hold.ts'

/** What an order that came of a quote is held to. */
export const orderChanges = (policy: PolicyEditor) =>
  policy.require('changeItem', quotedItemsStay).require('submit', quotedPricesHold)
