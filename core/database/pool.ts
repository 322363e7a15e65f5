import pg from 'pg'
import { PreparedClient } from './prepared-client.ts'
import { valueTypes } from './value-types.ts'

/** Connections that speak as this framework does: prepared statements, its types, UTC. */
export function openPool(url: string, config: pg.PoolConfig & { readonly max: number }): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    Client: PreparedClient,
    pipeline: true,
    types: valueTypes(),
    application_name: 'plugboard',
    options: '-c timezone=UTC',
    ...config,
  })
  // An idle connection that the server drops is replaced; without a listener it would end the process.
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  return pool
}
