import type { FieldsOf, RecordOf, UnitOfWork } from 'plugboard'

/** What has a default in the declaration may be left out. */
export type NewRequirement = Pick<FieldsOf<'OfferingRequirement'>, 'offering'> &
  Partial<FieldsOf<'OfferingRequirement'>>

/**
 * Keeps what the order of an offering takes.
 *
 * @example
 * await createRequirement(uow, { offering: 'ethernet-line', sites: 'aAndZ', standardInterval: 45 })
 */
export function createRequirement(
  uow: UnitOfWork,
  requirement: NewRequirement,
): Promise<RecordOf<'OfferingRequirement'>> {
  return uow.insert('OfferingRequirement', {
    ...{ sites: 'none', registeredLocation: false },
    ...requirement,
  })
}
