import { type App, createAccount, createUser } from 'plugboard'

const reader = { email: 'reader@books.example', name: 'Ada Reader', password: 'a good book' }
const clerk = { email: 'clerk@books.example', name: 'Clem Clerk', password: 'a good shelf' }

/** Who may sign in from the start. */
export const people = [reader, clerk]

/** The first start makes one customer and one clerk. */
export async function openShop(app: App): Promise<void> {
  const { items } = await app.reads.for(app.actors.system).list('User', { limit: 1 })
  if (items.length > 0) return
  await app.transact(app.actors.system, { kind: 'seed', id: 'bookshop' }, async uow => {
    const account = await createAccount(uow, { name: 'A reader', currency: 'USD' })
    await createUser(uow, { ...reader, memberships: [{ account: account.id, role: 'buyer' }] })
    await createUser(uow, { ...clerk, staffRoles: ['orderManager'] })
  })
}
