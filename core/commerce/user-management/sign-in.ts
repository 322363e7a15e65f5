import { sql } from 'kysely'
import type { Database } from '../../database/database.ts'
import { type TransactionContext, transact } from '../../database/transact.ts'
import { PlugboardError } from '../../errors.ts'
import type { Actors } from './actors.ts'
import { passwordMatches } from './passwords.ts'
import { newToken, tokenHash } from './tokens.ts'

export interface SignIn {
  readonly token: string
  readonly expiresAt: string
  readonly user: { readonly id: string; readonly name: string; readonly email: string }
}

/** How long a session lasts. */
const sessionHours = 12

/**
 * Checks the password and opens a session.
 *
 * @throws CREDENTIALS_WRONG, the same whether the user or the password is unknown
 */
export async function signIn(
  context: TransactionContext,
  actors: Actors,
  credentials: { readonly email: string; readonly password: string; readonly userAgent?: string },
): Promise<SignIn> {
  // PostgreSQL stores no NUL, and throws at one that is looked for.
  const isStorable = !credentials.email.includes('\0')
  const user = isStorable ? await findUser(context.database, credentials.email) : undefined
  const matches = await passwordMatches(credentials.password, user?.passwordHash ?? undefined)
  if (!user || !matches || !user.active) throw new PlugboardError('CREDENTIALS_WRONG')
  const actor = (await actors.byUserId(user.id)) ?? actors.anonymous
  const token = newToken()
  const expiresAt = new Date(
    Date.parse(context.database.clock.now()) + sessionHours * 3_600_000,
  ).toISOString()
  await transact(context, actor, { kind: 'request', id: 'sign-in' }, uow =>
    uow.insert('Session', {
      user: user.id,
      tokenHash: tokenHash(token),
      expiresAt,
      ...(credentials.userAgent ? { userAgent: credentials.userAgent.slice(0, 300) } : {}),
    }),
  )
  return { token, expiresAt, user: { id: user.id, name: user.name, email: user.email } }
}

/** Ends a session; its token is worth nothing from then on. */
export async function signOut(
  context: TransactionContext,
  actors: Actors,
  session: { readonly sessionId: string },
): Promise<void> {
  await transact(context, actors.system, { kind: 'request', id: 'sign-out' }, async uow => {
    const found = await uow.load('Session', session.sessionId)
    found.endedAt = uow.now
  })
}

interface UserRow {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly active: boolean
  readonly passwordHash: string | null
}

async function findUser({ db }: Database, email: string): Promise<UserRow | undefined> {
  const { rows } =
    await sql<UserRow>`select id, name, email, active, password_hash as "passwordHash"
    from users where email = ${email.trim().toLowerCase()}`.execute(db)
  return rows[0]
}
