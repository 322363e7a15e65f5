/**
 * The transition by which a state is reported.
 *
 * @example reportOf('inProgress') // 'reportInProgress'
 */
export function reportOf(state: string): string {
  return `report${state.charAt(0).toUpperCase()}${state.slice(1)}`
}
