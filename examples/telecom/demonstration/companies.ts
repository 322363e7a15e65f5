import { createAccount, type UnitOfWork } from 'plugboard'

/** Two customers, so that one can be shown what is not theirs. @returns their accounts' ids */
export async function createCompanies(uow: UnitOfWork): Promise<{ acme: string; globex: string }> {
  const acme = await createAccount(uow, { name: 'Acme Corporation', currency: 'USD' })
  const globex = await createAccount(uow, { name: 'Globex Industries', currency: 'USD' })
  return { acme: acme.id, globex: globex.id }
}
