import { randomFillSync, randomInt } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'

/** Makes ids. Those of one process rise in the order in which they were made, also within a millisecond. */
export interface IdSource {
  /** @param milliseconds the moment that the id tells, since 1970 */
  next(milliseconds: number): string
}

const bytesOfAnId = 16

export function createIds(): IdSource {
  let latest = 0
  let sequence = 0
  // To ask for many random bytes costs little more than to ask for a few.
  const random = new Uint8Array(bytesOfAnId * 256)
  let used = random.length

  function nextRandom(): Uint8Array {
    if (used === random.length) {
      randomFillSync(random)
      used = 0
    }
    used += bytesOfAnId
    return random.subarray(used - bytesOfAnId, used)
  }

  return {
    next(milliseconds) {
      // Other processes count from elsewhere; half the room is left to count up in.
      if (milliseconds > latest) sequence = randomInt(2 ** 31)
      latest = Math.max(latest, milliseconds)
      return uuidv7({ msecs: milliseconds, seq: sequence++, random: nextRandom() })
    },
  }
}
