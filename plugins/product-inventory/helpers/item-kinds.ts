import type { ItemBasis } from 'plugboard'

/** What an item does, and what moves the customer to it, as its part `telecom` tells. */
export interface ItemKind {
  readonly action?: string
  readonly activity?: string
}

/** Which activities an action is taken for, in the words of the access service request. */
export const activitiesOf: Readonly<Record<string, readonly string[]>> = {
  add: ['new', 'outsideMove'],
  modify: ['change', 'insideMove', 'record'],
  delete: ['disconnect', 'outsideMove'],
}

/**
 * Which kinds of prices an item charges. What is moved inside its site, or only recorded otherwise, stays as
 * it was sold; what else is changed is not installed a second time.
 *
 * @example chargesOf({ action: 'modify', activity: 'change' }) // ['recurring', 'usage']
 */
export function chargesOf({ action = 'add', activity }: ItemKind): ItemBasis['charges'] {
  if (action === 'add') return ['oneTime', 'recurring', 'usage']
  return action === 'modify' && activity !== 'insideMove' && activity !== 'record'
    ? ['recurring', 'usage']
    : []
}
