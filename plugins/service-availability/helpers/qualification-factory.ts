import type { FieldError, FieldsOf, RecordOf, UnitOfWork } from 'plugboard'
import {
  isQualificationFault,
  type Qualification,
  type QualificationRequest,
  type Qualified,
} from './qualify.ts'

type NewQualification = FieldsOf<'OfferingQualification'>

/** What is kept of a question and its answer. */
export function qualificationFields(
  { account, offering, characteristics = {}, site, address }: QualificationRequest,
  { answer, provider, checkedAt }: Qualified,
): NewQualification {
  return {
    ...{ account, offering, characteristics, provider, checkedAt },
    ...(site === undefined ? {} : { site }),
    ...(address === undefined ? {} : { address: address as NewQualification['address'] }),
    ...answer,
    reasons: [...answer.reasons],
    alternatives: [...answer.alternatives],
  } as NewQualification
}

/**
 * Keeps a qualification, in the transition that makes it.
 *
 * @example await keepQualification(uow, id, qualificationFields(request, qualified))
 */
export function keepQualification(
  uow: UnitOfWork,
  id: string,
  fields: NewQualification,
): Promise<RecordOf<'OfferingQualification'>> {
  return uow.insert('OfferingQualification', fields, { id, state: 'answered', wait: false })
}

/** One of many: the qualification that was kept, or why there is none. */
export type KeptQualification =
  | (NewQualification & { readonly id: string })
  | { readonly errors: readonly FieldError[] }

/**
 * Keeps the answers to many questions, and tells what became of each, in their order.
 *
 * @example const kept = await keepQualifications(uow, requests, await qualify(context, requests))
 */
export async function keepQualifications(
  uow: UnitOfWork,
  requests: readonly QualificationRequest[],
  results: readonly Qualification[],
): Promise<readonly KeptQualification[]> {
  const answered = requests.flatMap((request, index) => {
    const result = results[index]
    return result && !isQualificationFault(result) ? [qualificationFields(request, result)] : []
  })
  const ids = await uow.createMany('OfferingQualification', answered)
  const kept = answered.map((fields, index) => ({ id: ids[index] ?? '', ...fields })).values()
  return requests.map((_, index): KeptQualification => {
    const result = results[index]
    if (!result || isQualificationFault(result)) return { errors: result?.errors ?? [] }
    return kept.next().value ?? { errors: [] }
  })
}
