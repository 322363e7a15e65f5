import { Field, type FieldError, Type } from 'plugboard'

/** The life of a specification or offering, in the words of the TM Forum. */
export const lifecycleStatuses = [
  'inStudy',
  'inDesign',
  'inTest',
  'active',
  'launched',
  'retired',
  'obsolete',
  'rejected',
] as const

/** Only in this status is an offering sold, and a specification built upon. */
export const onSale = 'launched'

type Status = (typeof lifecycleStatuses)[number]

/**
 * What may follow in a life that only goes on: what has been sold comes back to no drawing board, and what
 * is retired is not sold again. Steps before the launch may be left out, and taken back.
 * Source: TM Forum TMF620, life cycle of product offerings and specifications.
 */
const successors: Readonly<Record<Status, readonly Status[]>> = {
  inStudy: ['inDesign', 'inTest', 'active', 'launched', 'rejected'],
  inDesign: ['inStudy', 'inTest', 'active', 'launched', 'rejected'],
  inTest: ['inDesign', 'active', 'launched', 'rejected'],
  active: ['inTest', 'launched', 'retired', 'rejected'],
  launched: ['retired'],
  retired: ['obsolete'],
  obsolete: [],
  rejected: [],
}

interface InLife {
  readonly lifecycleStatus?: unknown
}

/** A life cycle that goes back, or leaps, would put on sale again what was taken off. */
export function lifecycleFaults(record: InLife, before: InLife | undefined): readonly FieldError[] {
  if (!before || record.lifecycleStatus === before.lifecycleStatus) return []
  const allowed = successors[before.lifecycleStatus as Status]
  if (allowed.includes(record.lifecycleStatus as Status)) return []
  const next = allowed.length === 0 ? 'nothing' : allowed.join(', ')
  return [
    {
      pointer: '/lifecycleStatus',
      message: `cannot follow ${before.lifecycleStatus}, which ${next} may follow`,
      allowed: [...allowed],
    },
  ]
}

/** Where something stands in its life. */
export function lifecycleStatus() {
  return Type.Enum([...lifecycleStatuses], {
    title: 'Lifecycle status',
    description: 'Sold only while launched',
    default: 'inStudy',
    filterable: true,
  })
}

/** From when and until when something holds: from the first instant on, before the second. */
export const validity = {
  validFrom: Type.Optional(Field.dateTime({ title: 'Valid from', filterable: true })),
  validTo: Type.Optional(
    Field.dateTime({
      title: 'Valid to',
      description: 'No longer at this instant',
      filterable: true,
    }),
  ),
}

/** A validity that ends before it begins would never hold, and nobody would notice. */
export function validityFaults({
  validFrom,
  validTo,
}: Readonly<Record<string, unknown>>): readonly FieldError[] {
  if (typeof validFrom !== 'string' || typeof validTo !== 'string') return []
  if (Date.parse(validFrom) < Date.parse(validTo)) return []
  return [{ pointer: '/validTo', message: 'must lie after validFrom' }]
}
