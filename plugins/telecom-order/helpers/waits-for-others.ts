import { isPlugboardError } from 'plugboard'

/**
 * Whether an item is refused its end only because others come first, and whoever ends the last of those ends
 * it as well: what a bundle brings along, or what a rule names whose refusal has `data: { waits: true }`.
 *
 * @example catch (error) { if (!waitsForOthers(error)) throw error }
 */
export function waitsForOthers(error: unknown): boolean {
  if (!isPlugboardError(error)) return false
  const { reason } = (error.details.data ?? {}) as { reason?: { waits?: boolean } }
  return error.code === 'TELECOM_BUNDLE_OPEN' || reason?.waits === true
}
