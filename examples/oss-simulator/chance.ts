import { createHash } from 'node:crypto'

/**
 * Decides by a seed. What befalls a message or an order is decided by its name and not by the order of
 * events, so that the same seed does the same to the same message, whatever else is under way.
 */
export interface Chance {
  /** From 0 to 1, 1 excluded; the same for the same words. */
  of(...words: readonly (string | number)[]): number
  /** The same for something that happens again and again: each time another number. */
  again(...words: readonly (string | number)[]): number
}

export function seededChance(seed: number): Chance {
  const times = new Map<string, number>()
  const of = (...words: readonly (string | number)[]) => {
    const digest = createHash('sha256')
      .update(JSON.stringify([seed, ...words]))
      .digest()
    return digest.readUInt32BE() / 2 ** 32
  }
  return {
    of,
    again(...words) {
      const key = words.join(' ')
      const time = (times.get(key) ?? 0) + 1
      times.set(key, time)
      return of(...words, time)
    },
  }
}
