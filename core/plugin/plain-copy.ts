/**
 * A copy of plain data, to be changed without touching the original. What is not plain (a function, a
 * date, an instance of a class) is kept as it is.
 */
export function plainCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainCopy)
  if (!isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plainCopy(each)]))
}

/** Freezes plain data to its depths, and returns it. */
export function deepFreeze<Value>(value: Value): Value {
  if (!Array.isArray(value) && !isPlain(value)) return value
  for (const each of Object.values(value)) deepFreeze(each)
  return Object.freeze(value)
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
