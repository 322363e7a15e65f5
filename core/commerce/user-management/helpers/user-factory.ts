import type { UnitOfWork } from '../../../database/unit-of-work.ts'
import type { RecordOf } from '../../../schema/record.ts'
import { hashPassword } from '../passwords.ts'

export interface NewUser {
  readonly email: string
  readonly name: string
  /** Without one nobody can sign in as the user yet. */
  readonly password?: string
  /** Roles of scope `system`, for staff. */
  readonly staffRoles?: readonly string[]
  /** Roles in accounts; the first account is the user's home. */
  readonly memberships?: readonly { readonly account: string; readonly role: string }[]
}

/**
 * Makes a user with their roles. E-mail addresses are kept in lower case.
 *
 * @example
 * await createUser(uow, {
 *   email: 'ann@acme.example', name: 'Ann', password,
 *   memberships: [{ account: acme.id, role: 'buyer' }],
 * })
 */
export async function createUser(uow: UnitOfWork, user: NewUser): Promise<RecordOf<'User'>> {
  const { memberships = [], staffRoles = [] } = user
  const home = memberships[0]?.account
  const made = await uow.insert('User', {
    email: user.email.trim().toLowerCase(),
    name: user.name,
    staffRoles: [...staffRoles],
    locale: 'en',
    active: true,
    ...(home === undefined ? {} : { account: home }),
    ...(user.password === undefined ? {} : { passwordHash: await hashPassword(user.password) }),
  })
  for (const { account, role } of memberships) {
    await uow.insert('Membership', { account, user: made.id, role })
  }
  return made
}
