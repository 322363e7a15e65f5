import type { Assembly } from './assembly.ts'
import { assertBuilt } from './database/migrations/assert-built.ts'
import type { Executor } from './database/statement.ts'
import { quarantineCheck } from './transition/quarantine-check.ts'

/**
 * What has to hold once all migrations are applied: the tables are those that the plugins declare, and
 * every object stands in a state that its policy has.
 *
 * @throws MIGRATION_MISSING, MIGRATION_QUARANTINE
 */
export function verifyDatabase({
  model,
  policies,
}: Pick<Assembly, 'model' | 'policies'>): (executor: Executor) => Promise<void> {
  const noneIsLost = quarantineCheck(model, policies)
  return async executor => {
    await assertBuilt(executor, model)
    await noneIsLost(executor)
  }
}
