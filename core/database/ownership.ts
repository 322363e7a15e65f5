import { PlugboardError } from '../errors.ts'
import type { ObjectModel } from '../schema/model.ts'
import type { Executor } from './statement.ts'
import type { TransactionContext } from './transact.ts'

/**
 * The account and root account that a new row belongs to: those of what it lies within, or the root
 * of the account that it names. Every row carries them, so that confinement needs no join.
 *
 * @throws REFERENCE_INVALID when what it belongs to does not exist
 */
export async function ownershipOf(
  context: TransactionContext,
  executor: Executor,
  object: ObjectModel,
  row: Readonly<Record<string, unknown>>,
): Promise<{ account?: string; rootAccount?: string }> {
  if (object.name === 'Account' && row.parent === undefined)
    return { rootAccount: row.id as string }
  const owner = ownerOf(object, row)
  if (owner.id === undefined && owner.mayBeAbsent) return {}
  const [found] = await context.statements
    .of(owner.object)
    .ownership.run(executor, { id: owner.id })
  if (!found) {
    throw new PlugboardError('REFERENCE_INVALID', {
      detail: `The ${object.title.toLowerCase()} belongs to something that does not exist`,
      errors: [{ pointer: `/${owner.field}`, message: 'names nothing that exists' }],
    })
  }
  return object.within ? found : { rootAccount: found.rootAccount }
}

function ownerOf(object: ObjectModel, row: Readonly<Record<string, unknown>>) {
  if (object.within) {
    const { object: parent, field } = object.within
    return { object: parent, field, id: row[field], mayBeAbsent: false }
  }
  if (object.name === 'Account')
    return { object: 'Account', field: 'parent', id: row.parent, mayBeAbsent: false }
  const account = object.fields.find(field => field.columns[0].name === object.accountColumn)
  const field = account?.name ?? 'account'
  return { object: 'Account', field, id: row[field], mayBeAbsent: account?.optional ?? false }
}
