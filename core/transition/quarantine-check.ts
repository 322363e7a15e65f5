import { sql } from 'kysely'
import type { Executor } from '../database/statement.ts'
import { PlugboardError } from '../errors.ts'
import type { Model } from '../schema/model.ts'
import type { Policy } from './policy.ts'

/**
 * Refuses a migration while objects stand in a state that the merged policy lacks.
 *
 * @throws MIGRATION_QUARANTINE with the counts
 */
export function quarantineCheck(
  model: Model,
  policies: ReadonlyMap<string, Policy>,
): (executor: Executor) => Promise<void> {
  return async executor => {
    const lost: string[] = []
    for (const [name, policy] of policies) {
      const { rows } = await sql<{ state: string; count: number }>`
        select state, count(*) as count from ${sql.table(model.object(name).table)}
        where not (state = any(${[...policy.states.keys()]})) group by state`.execute(executor)
      lost.push(...rows.map(row => `${row.count} ${name} in "${row.state}"`))
    }
    if (lost.length === 0) return
    throw new PlugboardError('MIGRATION_QUARANTINE', {
      detail: `Objects stand in states that no policy has: ${lost.join(', ')}`,
      remedy:
        'Put the plugin back that brings the state, or move them by a migration; see plugboard policy quarantine',
    })
  }
}
