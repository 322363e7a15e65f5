type Values = Readonly<Record<string, unknown>>

const whole = Symbol('whole')

/**
 * Applies a merge patch (RFC 7396): what is absent stays, null removes, what is nested is patched in
 * its turn, and everything else is put in the place of what was there.
 *
 * @example mergePatch({ a: 1, b: 2 }, { a: null, c: 3 }) // { b: 2, c: 3 }
 */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isNested(patch) || whole in patch) return patch
  const merged: Record<string, unknown> = isNested(target) ? { ...target } : {}
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key]
    else merged[key] = mergePatch(merged[key], value)
  }
  return merged
}

/**
 * Applies a merge patch to fields.
 *
 * @returns the fields that it names; undefined where it removes one
 */
export function patchFields(current: Values, patch: Values): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(patch).map(([name, value]) => {
      if (!isNested(value)) return [name, value ?? undefined]
      return [name, mergePatch(structuredClone(current[name]), value)]
    }),
  )
}

/** Whether a merge patch goes into a value, and does not only put it in a place. */
export function isNested(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Lets an object be put in the place of what was there, as somebody does who was shown the whole. */
export function asWhole<Value>(value: Value): Value {
  if (isNested(value)) Object.defineProperty(value, whole, { value: true })
  return value
}
