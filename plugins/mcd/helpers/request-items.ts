import type { RequestedItem } from 'plugboard'
import type { SeenProduct } from '../commands/prepare-request.ts'
import type { NewRequest } from './mcd-factory.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * The items of the order that does what is wanted. What relies on something comes behind it, since the newest
 * item of an order ends first.
 */
export function itemsOf(
  request: NewRequest,
  products: readonly SeenProduct[],
): readonly RequestedItem[] {
  const inOrder = products.toSorted((one, other) =>
    reliesOn(one, other) ? 1 : reliesOn(other, one) ? -1 : 0,
  )
  return inOrder.flatMap(product => itemsFor(request, product))
}

/** Whether a product relies on another one, or is a piece of it. */
export function reliesOn({ relationships }: SeenProduct, { id }: SeenProduct): boolean {
  return relationships.some(
    ({ relatedProduct, state, type }) =>
      relatedProduct === id && state === 'current' && type !== 'replaces',
  )
}

function itemsFor(request: NewRequest, product: SeenProduct): readonly RequestedItem[] {
  const { type, characteristics, quantity, siteZ } = request
  const item = (action: string, inventory: object = {}, more: object = {}) => ({
    offering: product.offering,
    telecom: { action, activity: type, ...more },
    inventory: { product: product.id, ...inventory },
  })
  switch (type) {
    case 'change':
      return [
        {
          ...item('modify', told(request), siteZ ? { siteZ } : {}),
          ...(characteristics ? { characteristics } : {}),
          ...(quantity ? { quantity } : {}),
        },
      ]
    case 'insideMove':
    case 'record':
      return [item('modify', told(request))]
    case 'disconnect':
      return [item('delete', { effectiveBillDate: request.requestedDate })]
    case 'outsideMove':
      return [newHalf(request, product), oldHalf(request, item('delete'))]
  }
}

/** The same service elsewhere, relying on what the old one relies on. */
function newHalf(request: NewRequest, product: SeenProduct): RequestedItem {
  const { characteristics = {} } = request
  const relied = product.relationships
    .filter(({ type, state }) => type === 'reliesOn' && state === 'current')
    .map(({ relatedProduct }) => relatedProduct)
  const siteA = request.siteA ?? product.siteA
  const siteZ = request.siteZ ?? product.siteZ
  return {
    offering: product.offering,
    quantity: product.quantity,
    characteristics: withChanges(product.characteristics, characteristics),
    telecom: {
      ...{ action: 'add', activity: 'outsideMove' },
      ...(siteA ? { siteA } : {}),
      ...(siteZ ? { siteZ } : {}),
    },
    inventory: {
      name: product.name,
      ...(relied.length > 0 ? { reliesOn: relied } : {}),
      ...told(request),
    },
  }
}

function oldHalf({ overlapDays = 0 }: NewRequest, item: RequestedItem): RequestedItem {
  return { ...item, mcd: { overlapDays } }
}

/** What becomes different in the words of the installed base. */
function told(request: NewRequest): object {
  const { locationA, locationZ, name, contactName, contactPhone, contactEmail } = request
  const given = { locationA, locationZ, name, contactName, contactPhone, contactEmail }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

function withChanges(characteristics: Values, changes: Values): Values {
  const merged = { ...characteristics, ...changes }
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null))
}
