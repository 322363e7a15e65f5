import type { App, AppOptions } from 'plugboard'
import { createAccount, createUser } from 'plugboard'
import prices from '../../examples/bookshop/price-list.ts'
import giftNote from '../../examples/gift-note/index.ts'
import { benchPlugin } from './bench-plugin.ts'

/** The application that is measured: the bookshop with a part, on a database of its own. */
export function application(url: string): AppOptions {
  return {
    plugins: [prices, giftNote, benchPlugin],
    database: { url, connections: 16 },
    logger: false,
    role: 'web',
  }
}

export const credentials = { email: 'buyer@bench.example', password: 'bench' }

export const threeItems = [
  { offering: 'moby-dick', quantity: 2, characteristics: { format: 'hardcover' } },
  { offering: 'middlemarch', quantity: 1, characteristics: { format: 'paperback' } },
  { offering: 'book-club', quantity: 1 },
]

export const note = { message: 'Happy birthday', wrap: true }

/** Makes the buyer, and so many orders with three items and a gift note each. */
export async function seed(app: App, orders: number): Promise<void> {
  await app.transact(app.actors.system, { kind: 'seed', id: 'bench' }, async uow => {
    const account = await createAccount(uow, { name: 'Bench' })
    const memberships = [{ account: account.id, role: 'buyer' }]
    await createUser(uow, { ...credentials, name: 'Bench', memberships })
  })
  const session = await app.server.inject({
    method: 'POST',
    url: '/api/sessions',
    payload: credentials,
  })
  const headers = { authorization: `Bearer ${session.json<{ token: string }>().token}` }
  const payload = { items: threeItems, giftNote: note }
  for (let made = 0; made < orders; made += 16) {
    await Promise.all(
      Array.from({ length: 16 }, () =>
        app.server.inject({ method: 'POST', url: '/api/orders', headers, payload }),
      ),
    )
  }
}
