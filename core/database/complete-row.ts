import { ownershipOf } from './ownership.ts'
import type { TransactionContext } from './transact.ts'
import type { UnitOfWork } from './unit-of-work.ts'

type Row = Record<string, unknown>

/**
 * Fills in what a new row's declaration leaves to the core: id, version, times, defaults, and whom it
 * belongs to.
 *
 * @throws REFERENCE_INVALID when what it belongs to does not exist
 */
export async function completeRow(
  context: TransactionContext,
  uow: UnitOfWork,
  name: string,
  row: Row,
): Promise<Row> {
  const object = context.database.model.object(name)
  const record: Row = {
    ...row,
    id: row.id ?? uow.newId(),
    version: 1,
    createdAt: uow.now,
    updatedAt: uow.now,
  }
  for (const { name: field, schema } of object.fields) {
    if (record[field] === undefined && schema.default !== undefined) record[field] = schema.default
  }
  // What comes with its parent's transition is in no state of its own choosing.
  if (object.stateful && object.within?.through)
    record.state ??= context.transitions.firstState(name)
  if (object.accountColumn === undefined || record.rootAccount !== undefined) return record
  return { ...record, ...(await ownershipOf(context, uow.executor, object, record)) }
}
