type Values = Readonly<Record<string, unknown>>

/**
 * Applies a merge patch (RFC 7396): what is absent stays, null removes, what is nested is patched in
 * its turn, and everything else is put in the place of what was there.
 *
 * @example mergePatch({ a: 1, b: 2 }, { a: null, c: 3 }) // { b: 2, c: 3 }
 */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isNested(patch)) return patch
  const merged: Record<string, unknown> = isNested(target) ? { ...target } : {}
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key]
    else merged[key] = mergePatch(merged[key], value)
  }
  return merged
}

function isNested(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
