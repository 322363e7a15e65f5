import { type App, type Environment, PlugboardError } from 'plugboard'
import { demonstrationUsers } from '../demonstration/users.ts'

const isProduction = () => process.env.NODE_ENV === 'production'

/**
 * The demonstration's password stands in the documentation: with it nobody may serve real customers.
 *
 * @throws ENVIRONMENT_INVALID in production unless PLUGBOARD_SEED is none
 */
export function assertFitForProduction({ seed }: Pick<Environment, 'seed'>): void {
  if (!isProduction() || seed === 'none') return
  throw new PlugboardError('ENVIRONMENT_INVALID', {
    detail: 'Demonstration users and their password are refused in production',
    remedy:
      'Set PLUGBOARD_SEED=none: an empty system with an administrator, whose password is shown',
  })
}

/**
 * A database that was filled with the demonstration earlier is refused in production as well.
 *
 * @throws ENVIRONMENT_INVALID naming the users
 */
export async function assertNoDemonstrationUsers(app: App): Promise<void> {
  if (!isProduction()) return
  const found = await demonstrationUsersIn(app)
  if (found.length === 0) return
  throw new PlugboardError('ENVIRONMENT_INVALID', {
    detail: `The database holds demonstration users: ${found.join(', ')}`,
    remedy: 'Use another database in production',
  })
}

/** The e-mail addresses of the demonstration's own users that there are and may sign in. */
export function demonstrationUsersIn(app: App): Promise<string[]> {
  return app.transact(app.actors.system, { kind: 'seed', id: 'look' }, async uow => {
    const found: string[] = []
    for (const { email } of demonstrationUsers) {
      const [user] = await uow.find('User', { email, active: true })
      if (user) found.push(email)
    }
    return found
  })
}
