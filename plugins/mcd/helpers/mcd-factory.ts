import type { FieldsOf, RecordOf, UnitOfWork } from 'plugboard'

/** What the transition engine has decided of what is made. */
interface Made {
  readonly id: string
  readonly state: string
}

export type NewSnapshot = FieldsOf<'OssStatusSnapshot'>
export type NewRequest = Omit<FieldsOf<'McdRequest'>, 'number' | 'order'>
export type NewTerminationSchedule = FieldsOf<'TerminationSchedule'>
export type NewChangeFeeSchedule = FieldsOf<'ChangeFeeSchedule'>

/** Keeps a request with the order that it has made; the factory behind `McdRequest.create`. */
export function insertRequest(
  uow: UnitOfWork,
  request: NewRequest & { readonly order: string },
  { id, state }: Made,
): Promise<RecordOf<'McdRequest'>> {
  return uow.insert('McdRequest', { ...request, number: undefined as never }, { id, state })
}

/** Keeps what an OSS has said; the factory behind `OssStatusSnapshot.create`. */
export function insertSnapshot(
  uow: UnitOfWork,
  snapshot: NewSnapshot,
  { id, state }: Made,
): Promise<RecordOf<'OssStatusSnapshot'>> {
  return uow.insert('OssStatusSnapshot', snapshot, { id, state })
}

/**
 * Keeps what early termination costs.
 *
 * @example
 * await createTerminationSchedule(uow, { name: 'Three quarters', basis: 'monthOfTerm', moves: false,
 *   currency: 'USD', tiers: [{ fromMonth: 1, percent: '75' }] })
 */
export function createTerminationSchedule(
  uow: UnitOfWork,
  schedule: NewTerminationSchedule,
): Promise<RecordOf<'TerminationSchedule'>> {
  return uow.insert('TerminationSchedule', schedule)
}

/** Keeps what a request costs by how close its date is. */
export function createChangeFeeSchedule(
  uow: UnitOfWork,
  schedule: NewChangeFeeSchedule,
): Promise<RecordOf<'ChangeFeeSchedule'>> {
  return uow.insert('ChangeFeeSchedule', schedule)
}
