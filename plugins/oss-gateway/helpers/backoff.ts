/** Pauses in milliseconds. */
export interface Backoff {
  readonly first: number
  readonly most: number
}

/**
 * The pause before the next attempt: twice as long each time, and never the same for two, so that what
 * failed together does not come back together.
 *
 * @param attempt how many have been made; 1 for the first pause
 * @param random from 0 to 1
 * @returns milliseconds, from a half to three halves of the doubled pause
 */
export function backoff({ first, most }: Backoff, attempt: number, random = Math.random()): number {
  const doubled = Math.min(most, first * 2 ** Math.min(30, Math.max(0, attempt - 1)))
  return Math.round(doubled * (0.5 + random))
}

/** A moment so many milliseconds after another, ISO 8601 in UTC. */
export function momentAfter(from: string, milliseconds: number): string {
  return new Date(Date.parse(from) + milliseconds).toISOString()
}
