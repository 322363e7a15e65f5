import type { UnitOfWork } from '../../../database/unit-of-work.ts'
import type { RecordOf } from '../../../schema/record.ts'

/**
 * Opens an account.
 *
 * @param account.parent the id of the account that it belongs to
 * @example const acme = await createAccount(uow, { name: 'Acme Corp', currency: 'USD' })
 */
export function createAccount(
  uow: UnitOfWork,
  account: { readonly name: string; readonly currency?: string; readonly parent?: string },
): Promise<RecordOf<'Account'>> {
  return uow.insert('Account', {
    name: account.name,
    number: undefined as never,
    currency: account.currency ?? 'USD',
    status: 'open',
    ...(account.parent === undefined ? {} : { parent: account.parent }),
  })
}
