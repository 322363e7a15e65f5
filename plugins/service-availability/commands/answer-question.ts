import {
  type CommandStep,
  type FieldsOf,
  PlugboardError,
  type PrepareContext,
  type PrepareStep,
  type UnitOfWork,
} from 'plugboard'
import { keepQualification, qualificationFields } from '../helpers/qualification-factory.ts'
import {
  isQualificationFault,
  type QualificationRequest,
  type Qualified,
  qualify,
} from '../helpers/qualify.ts'

/** Asks the provider, before the transaction. @throws INPUT_INVALID naming what cannot be asked like this */
export async function prepareAnswer(
  context: PrepareContext,
  { input }: PrepareStep<QualificationRequest>,
): Promise<Qualified> {
  const [result] = await qualify(context, [input])
  if (result && !isQualificationFault(result)) return result
  const errors = [...(result?.errors ?? [])]
  throw new PlugboardError('INPUT_INVALID', {
    detail: errors.map(({ pointer, message }) => `${pointer} ${message}`).join('; '),
    errors,
  })
}

/** Keeps the question with the answer that was prepared. */
export async function keepAnswer(
  uow: UnitOfWork,
  { id, input, prepared }: CommandStep<QualificationRequest>,
): Promise<void> {
  await keepQualification(uow, id, qualificationFields(input, prepared as Qualified))
}

/** Keeps what a survey has found. */
export async function keepSurveyed(
  uow: UnitOfWork,
  { id, input }: CommandStep<FieldsOf<'OfferingQualification'>>,
): Promise<void> {
  await keepQualification(uow, id, input)
}
