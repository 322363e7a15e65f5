import type { RowChange } from '../../database/audit.ts'

/**
 * Whose rights a change may have changed. The triggers of migration 0002 say the same to all processes;
 * this says it at once to the one that made the change.
 */
export function usersConcerned({
  object,
  part,
  kind,
  id,
  before,
  after,
}: RowChange): readonly string[] | 'all' {
  if (part !== undefined) return []
  if (object === 'User') return [id]
  if (object === 'Membership' || (object === 'Session' && kind !== 'insert')) {
    return [before?.user, after?.user].filter(user => typeof user === 'string')
  }
  // Members reach what lies below their accounts.
  const isMoved = object === 'Account' && (before?.parent ?? null) !== (after?.parent ?? null)
  return isMoved ? 'all' : []
}
