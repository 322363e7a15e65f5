import { type App, createUser, isPlugboardError, type UnitOfWork } from 'plugboard'
import { demonstrate } from '../demonstration/demonstrate.ts'
import { demonstrationPassword } from '../demonstration/users.ts'
import { administrator, generatedPassword } from './administrator.ts'

/**
 * Fills an empty database: with the demonstration, or with the administrator alone. It is one
 * transaction, so that a crash in the middle leaves nothing behind. Of several processes that start at
 * once one fills it: the administrator's e-mail address is unique, the others wait for it there, and
 * find the work done.
 */
export async function seed(app: App, what: 'demo' | 'none'): Promise<void> {
  if (await hasUsers(app)) return
  const password = what === 'demo' ? demonstrationPassword : generatedPassword()
  try {
    await app.transact(app.actors.system, { kind: 'seed', id: what }, async uow => {
      await createUser(uow, { ...administrator, password })
      if (what === 'demo') await demonstrate(uow)
      // Told before the commit: a crash right after it must not leave a password that nobody knows.
      else tellPassword(uow, password)
    })
  } catch (error) {
    const isDone = isPlugboardError(error) && error.code === 'UNIQUE_VIOLATION'
    if (!isDone || !(await hasUsers(app))) throw error
  }
}

async function hasUsers(app: App): Promise<boolean> {
  const { items } = await app.reads.for(app.actors.system).list('User', { limit: 1 })
  return items.length > 0
}

function tellPassword(uow: UnitOfWork, password: string): void {
  console.log(
    [
      `An empty system was made at ${uow.now}, with one user:`,
      `  ${administrator.email}  password: ${password}`,
      'The password is shown this once, and nobody keeps it: note it down.',
    ].join('\n'),
  )
}
