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
