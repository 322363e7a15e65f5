/**
 * `npm run bench`: plugboard beside the floor, on the same PostgreSQL in the same run.
 *
 *   --only <words>    operations whose name has these words
 *   --seconds <n>     of each run; 2 where absent
 *   --rounds <n>      runs of each side, of which the middle one counts; 3 where absent
 *   --orders <n>      that are there before; 10000 where absent
 *   --json            the figures as JSON
 *   --profile         leaves a CPU profile of plugboard's server in this folder
 */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { createApp } from 'plugboard'
import { createDatabase, dropDatabase } from '../../core/database/server/create-database.ts'
import { resolveDatabase } from '../../core/database/server/resolve-database.ts'
import { application, credentials, seed } from './application.ts'
import { type Client, client } from './client.ts'
import { cpuTimes, measure, middle, type Sample } from './measure.ts'
import { type Operation, operations } from './operations.ts'
import { startServer } from './servers.ts'
import { type Figure, printTable } from './table.ts'

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '3' },
    orders: { type: 'string', default: '10000' },
    json: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
  },
})
const say = (line: string) => process.stderr.write(`${line}\n`)

const url = process.env.DATABASE_URL
const server = await resolveDatabase({
  dataFolder: process.env.PLUGBOARD_DATA ?? join(tmpdir(), 'plugboard-bench'),
  ...(url ? { url } : {}),
})
const named = (name: string) => Object.assign(new URL(server.url), { pathname: `/${name}` }).href
const names = { plugboard: `bench_${process.pid}_plugboard`, floor: `bench_${process.pid}_floor` }
try {
  await makeDatabases()
  const figures = await compare()
  console.log(flags.json ? JSON.stringify(figures, null, 2) : printTable(figures))
} finally {
  await dropDatabase(server.url, names.plugboard)
  await dropDatabase(server.url, names.floor)
  await server.stop()
}

/** Seeds one database through plugboard; the floor works on a copy, without the guards of the states. */
async function makeDatabases(): Promise<void> {
  say(`Seeding ${flags.orders} orders`)
  await createDatabase(server.url, names.plugboard)
  const app = await createApp(application(named(names.plugboard)))
  await seed(app, Number(flags.orders))
  await app.close()
  await createDatabase(server.url, names.floor, { template: names.plugboard })
  for (const name of Object.values(names)) {
    const connection = new pg.Client({ connectionString: named(name) })
    await connection.connect()
    if (name === names.floor) {
      await connection.query('drop trigger orders_guard_state on orders')
      await connection.query('drop trigger order_items_guard_state on order_items')
    }
    await connection.query('vacuum analyze')
    await connection.end()
  }
}

async function compare(): Promise<Figure[]> {
  const watcher = new pg.Client({ connectionString: named(names.plugboard) })
  await watcher.connect()
  const { rows } = await watcher.query('select pg_backend_pid() as pid')
  const backend = (rows[0] as { pid: number }).pid
  const orders = await watcher.query('select id from orders order by id desc limit 2000')
  const ids = orders.rows.map(({ id }: { id: string }) => id)

  const profile = flags.profile ? ['--cpu-prof', '--cpu-prof-interval=200'] : []
  const plugboard = await startServer('plugboard-server.ts', named(names.plugboard), profile)
  const floor = await startServer('floor-server.ts', named(names.floor))
  // Without its servers the run fails, and what it has made is dropped on the way out.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      say('Stopping')
      void Promise.all([plugboard.stop(), floor.stop()])
    })
  }
  const anonymous = client(plugboard.address)
  const { token } = await anonymous.call<{ token: string }>('POST', '/api/sessions', credentials)
  const callers = {
    plugboard: client(plugboard.address, { authorization: `Bearer ${token}` }),
    floor: client(floor.address),
  }
  try {
    return await compareAll()
  } finally {
    for (const one of [anonymous, callers.plugboard, callers.floor]) await one.close()
    await watcher.end()
    await plugboard.stop()
    await floor.stop()
  }

  async function compareAll(): Promise<Figure[]> {
    const figures: Figure[] = []
    for (const operation of operations.filter(({ name }) => name.includes(flags.only))) {
      for (const connections of [1, 16]) {
        say(`${operation.name}, ${connections} connection${connections === 1 ? '' : 's'}`)
        figures.push(await compareOne(operation, connections))
      }
    }
    return figures
  }

  /** Both sides by turns, so that whatever else the machine does meets both. */
  async function compareOne(operation: Operation, connections: number): Promise<Figure> {
    const side = (name: 'plugboard' | 'floor', caller: Client) => ({
      operation: operation[name](caller, ids),
      callers: connections,
      cpu: () => cpuTimes(name === 'floor' ? floor.pid : plugboard.pid, backend),
    })
    const ours = side('plugboard', callers.plugboard)
    const theirs = side('floor', callers.floor)
    await measure({ ...ours, milliseconds: 500 })
    await measure({ ...theirs, milliseconds: 500 })
    const samples: { floor: Sample[]; plugboard: Sample[] } = { floor: [], plugboard: [] }
    for (let round = 0; round < Number(flags.rounds); round++) {
      const milliseconds = Number(flags.seconds) * 1_000
      samples.floor.push(await measure({ ...theirs, milliseconds }))
      samples.plugboard.push(await measure({ ...ours, milliseconds }))
    }
    return {
      operation: operation.name,
      target: operation.target,
      connections,
      floor: middle(samples.floor),
      plugboard: middle(samples.plugboard),
    }
  }
}
