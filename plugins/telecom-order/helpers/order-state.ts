/** The states in which nothing more becomes of an item. */
const ended = ['completed', 'cancelled', 'failed', 'rejected']

/** Where an order stands while its items do, or where it ends. */
export type FollowedState =
  | 'inProgress'
  | 'held'
  | 'pending'
  | 'assessingCancellation'
  | 'pendingCancellation'
  | 'completed'
  | 'partial'
  | 'failed'
  | 'cancelled'

/**
 * What the states of its items together make of an order that is under way. Items that were cancelled
 * on the way count only when nothing else is left; of an order that completes for one item and fails for
 * another, the state is `partial` (MEF 123, product order states).
 *
 * @param items the states of all items, at least one
 * @example orderState(['completed', 'cancelled']) // 'completed'
 */
export function orderState(items: readonly string[]): FollowedState {
  const open = items.filter(state => !ended.includes(state))
  if (open.length === 0) return endState(items)
  const cancelling = ['assessingCancellation', 'pendingCancellation']
  if (open.every(state => cancelling.includes(state))) {
    return open.includes('assessingCancellation') ? 'assessingCancellation' : 'pendingCancellation'
  }
  if (open.includes('held')) return 'held'
  return open.includes('pending') ? 'pending' : 'inProgress'
}

function endState(items: readonly string[]): FollowedState {
  const isCompleted = items.includes('completed')
  if (items.includes('failed')) return isCompleted ? 'partial' : 'failed'
  return isCompleted ? 'completed' : 'cancelled'
}

/** Whether nothing more becomes of an item. */
export function hasEnded(state: string): boolean {
  return ended.includes(state)
}
