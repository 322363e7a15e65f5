import type { EngineUnitOfWork, UnitOfWork } from '../../database/unit-of-work.ts'
import type { FieldsOf, ObjectName, RecordOf } from '../../schema/record.ts'
import { changeObject, insertObject } from './write-object.ts'

type Input = Readonly<Record<string, unknown>>

/**
 * Makes an object of what a request says of it: its fields, with their references checked, and the parts
 * of whatever plugins. For factories in `helpers/` of objects whose creation has a command of its own.
 *
 * @param more what the request may not say: the id and first state, and fields that are read only
 * @throws REFERENCE_INVALID, INPUT_INVALID
 * @example
 * command: (uow, { id, input }) =>
 *   insertRequested(uow, 'Loan', input, { id, state: 'open', dueOn: dueFrom(uow.now) })
 */
export async function insertRequested<N extends ObjectName>(
  uow: UnitOfWork,
  name: N,
  input: Input,
  more: Partial<FieldsOf<N>> & { readonly id?: string; readonly state?: string },
): Promise<RecordOf<N>> {
  const { model } = uow as EngineUnitOfWork
  return (await insertObject(model, uow, name, input, more as Input)) as unknown as RecordOf<N>
}

/**
 * Changes a locked object and its parts as a request says: a merge patch (RFC 7396) of the fields that
 * requests may change. For commands that do more with a change than what is declared.
 *
 * @throws REFERENCE_INVALID, INPUT_INVALID
 * @example await changeRequested(uow, 'Loan', id, input)
 */
export function changeRequested(
  uow: UnitOfWork,
  name: ObjectName,
  id: string,
  input: Input,
): Promise<void> {
  return changeObject((uow as EngineUnitOfWork).model, uow, name, id, input)
}
