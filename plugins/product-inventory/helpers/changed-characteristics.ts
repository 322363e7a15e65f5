import { isDeepStrictEqual } from 'node:util'

type Characteristics = Readonly<Record<string, unknown>>

/**
 * What becomes different, as a merge patch (RFC 7396): null where a characteristic is taken away.
 *
 * @example changedCharacteristics({ bandwidth: '100M', qos: true }, { bandwidth: '1G' })
 * // { bandwidth: '1G', qos: null }
 */
export function changedCharacteristics(
  before: Characteristics,
  after: Characteristics,
): Record<string, unknown> {
  const changed = Object.entries(after).filter(([name, value]) => {
    return !isDeepStrictEqual(before[name], value)
  })
  const gone = Object.keys(before).filter(name => after[name] === undefined)
  return Object.fromEntries([...changed, ...gone.map(name => [name, null])])
}
