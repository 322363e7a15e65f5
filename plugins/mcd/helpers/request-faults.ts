import type { FieldError } from 'plugboard'
import type { SeenProduct } from '../commands/prepare-request.ts'
import type { NewRequest } from './mcd-factory.ts'

type Name = keyof NewRequest

/** What each kind of request has to tell, and may tell. */
const fieldsOf: Readonly<
  Record<
    NewRequest['type'],
    { needs: readonly Name[]; one?: readonly Name[]; may: readonly Name[] }
  >
> = {
  change: { needs: [], one: ['characteristics', 'quantity', 'siteZ'], may: ['contactName'] },
  insideMove: { needs: [], one: ['locationA', 'locationZ'], may: ['contactName'] },
  outsideMove: {
    needs: [],
    one: ['siteA', 'siteZ'],
    may: ['overlapDays', 'characteristics', 'locationA', 'locationZ', 'contactName', 'name'],
  },
  disconnect: { needs: ['requestedDate', 'reason', 'authority'], may: [] },
  record: { needs: [], one: ['name', 'contactName', 'contactPhone', 'contactEmail'], may: [] },
}

const always: readonly Name[] = [
  ...(['account', 'type', 'products', 'requestedDate', 'purchaseOrderNumber'] as const),
  ...(['reason', 'authority'] as const),
]

/** Everything that a request says too much or too little, in the words of its fields. */
export function requestFaults(
  request: NewRequest,
  products: readonly SeenProduct[],
): readonly FieldError[] {
  const { needs, one = [], may } = fieldsOf[request.type]
  const given = (Object.keys(request) as Name[]).filter(name => request[name] !== undefined)
  const known = [...always, ...needs, ...one, ...may, ...contactsOf(may)]
  const fault = (name: Name, message: string) => ({ pointer: `/${name}`, message })
  return [
    ...needs
      .filter(name => !given.includes(name))
      .map(name => fault(name, `is required of the type ${request.type}`)),
    ...given
      .filter(name => !known.includes(name))
      .map(name => fault(name, `does not go with the type ${request.type}`)),
    ...(one.length > 0 && !one.some(name => given.includes(name))
      ? [fault(one[0] as Name, `or another of ${one.join(', ')} has to become different`)]
      : []),
    ...(request.type !== 'disconnect' && products.length > 1
      ? [fault('products', 'names several; make a request for each')]
      : []),
    ...moveFaults(request, products).map(([name, message]) => fault(name, message)),
  ]
}

function contactsOf(may: readonly Name[]): readonly Name[] {
  return may.includes('contactName') ? ['contactPhone', 'contactEmail'] : []
}

/** A move leads somewhere else: within the building it is an inside move. */
function moveFaults(
  { type, siteA, siteZ }: NewRequest,
  [product]: readonly SeenProduct[],
): [Name, string][] {
  if (type !== 'outsideMove' || !product) return []
  const isStill =
    (siteA ?? product.siteA) === product.siteA && (siteZ ?? product.siteZ) === product.siteZ
  return isStill && (siteA || siteZ)
    ? [
        [
          siteA ? 'siteA' : 'siteZ',
          'is where it is already; within the site ask for an inside move',
        ],
      ]
    : []
}
