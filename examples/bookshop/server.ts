import { createAccount, createApp, createUser } from 'plugboard'
import options from './app.ts'

const app = await createApp(options)
const reader = { email: 'reader@books.example', password: 'a good book' }

// The first start makes one customer and one clerk.
if ((await app.reads.for(app.actors.system).list('User', { limit: 1 })).items.length === 0) {
  await app.transact(app.actors.system, { kind: 'seed', id: 'bookshop' }, async uow => {
    const account = await createAccount(uow, { name: 'A reader', currency: 'USD' })
    await createUser(uow, {
      ...reader,
      name: 'Ada Reader',
      memberships: [{ account: account.id, role: 'buyer' }],
    })
    await createUser(uow, {
      ...reader,
      email: 'clerk@books.example',
      name: 'Clem Clerk',
      staffRoles: ['orderManager'],
    })
  })
}
const port = Number(process.env.PORT ?? 3000)
const address = await app.listen({ port })
console.log(
  `The bookshop is open at ${address}. Sign in as ${reader.email}, password "${reader.password}".`,
)
