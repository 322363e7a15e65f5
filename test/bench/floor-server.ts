/**
 * The other side: the same rows by the bare driver behind bare Fastify routes, one statement a table
 * in a transaction, or one statement for a read. No sign-in, no validation, no rules, no reply worth
 * the name: what no framework on this database can be faster than.
 */
import { randomUUID } from 'node:crypto'
import Fastify from 'fastify'
import pg from 'pg'
import { v7 as newId } from 'uuid'
import { itemRows, orderRow, floorStatements as sql } from './floor-statements.ts'

const pool = new pg.Pool({ connectionString: process.argv[2], max: 16 })
const app = Fastify()

type Query = (name: keyof typeof sql, values: readonly unknown[]) => Promise<pg.QueryResult>

/** Runs statements, prepared once a connection, in a transaction. */
async function transaction(work: (query: Query) => Promise<void>): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await work((name, values) => client.query({ name, text: sql[name], values: [...values] }))
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

const read = (name: keyof typeof sql, values: readonly unknown[]) =>
  pool.query({ name, text: sql[name], values: [...values] })

const { rows } = await pool.query('select id, account_id as account from orders limit 1')
const { account } = rows[0] as { account: string }
const actor = randomUUID()

const audit = (id: string, transition: string, changes: unknown) =>
  [newId(), 'Order', id, account, transition, 'draft', 'draft', 'bench', actor, 'Bench'].concat([
    'request',
    'bench',
    JSON.stringify(changes),
    new Date().toISOString(),
  ])
const event = (id: string, name: string) => [
  ...[newId(), name, 'Order', id, account, JSON.stringify({ state: 'draft' }), actor],
  ...['request', 'bench', new Date().toISOString()],
]
const note = (id: string) => [id, 'Happy birthday', true]

app.post('/orders', async () => {
  const id = newId()
  await transaction(async query => {
    await query('insertOrder', orderRow(id, account))
    await query('insertItems', itemRows(id, account, 3))
    await query('insertNote', note(id))
    await query('insertAudit', audit(id, 'create', { items: itemRows(id, account, 3) }))
    await query('insertEvent', event(id, 'orderCreated'))
  })
  return { id }
})
app.post('/drafts', async () => {
  const id = newId()
  await transaction(async query => {
    await query('insertOrder', orderRow(id, account))
    await query('insertAudit', audit(id, 'create', {}))
    await query('insertEvent', event(id, 'orderCreated'))
  })
  return { id }
})
app.post<{ Params: { id: string } }>('/orders/:id/items', async ({ params: { id } }) => {
  const row = itemRows(id, account, 1)
  await transaction(async query => {
    await query('insertItems', row)
    await query('updateOrder', [id, 2_598, 999])
    await query('insertAudit', audit(id, 'addItem', row))
  })
  return { id: (row[0] as string[])[0] }
})
app.post<{ Params: { id: string; item: string } }>(
  '/orders/:id/items/:item',
  async ({ params }) => {
    await transaction(async query => {
      await query('updateItem', [params.item, 3, 3_897])
      await query('updateOrder', [params.id, 3_897, 999])
      await query('insertAudit', audit(params.id, 'changeItem', { quantity: 3 }))
    })
    return { id: params.item }
  },
)
app.post<{ Params: { id: string } }>('/orders/:id/note', async ({ params: { id } }) => {
  await transaction(async query => {
    await query('insertNote', note(id))
    await query('touchOrder', [id])
    await query('insertAudit', audit(id, 'change', { message: 'Happy birthday' }))
  })
  return { id }
})
app.post<{ Params: { id: string; state: string } }>(
  '/orders/:id/state/:state',
  async ({ params }) => {
    await transaction(async query => {
      await query('changeState', [params.id, params.state])
      await query('insertAudit', audit(params.id, 'submit', {}))
      await query('insertEvent', event(params.id, 'orderSubmitted'))
    })
    return { id: params.id }
  },
)
app.get<{ Params: { id: string } }>('/orders/:id', async ({ params: { id } }) => {
  const found = await read('readOrder', [id])
  return found.rows[0]
})
app.get('/orders', async () => {
  const found = await read('listOrders', [account])
  return { items: found.rows }
})

console.log(await app.listen({ port: 0 }))
process.once('disconnect', async () => {
  await app.close()
  await pool.end()
})
