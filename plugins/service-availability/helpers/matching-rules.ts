import type { ServiceabilityRuleFields } from './evaluate-option.ts'

/**
 * The rules that say how an offering is delivered: for each technology the one that names it most
 * exactly.
 *
 * @param offering the offering's key
 * @example matchingRules(rules, 'ethernet-line') // that of `ethernet-line` before that of `ethernet-*`
 */
export function matchingRules(
  rules: readonly ServiceabilityRuleFields[],
  offering: string,
): ReadonlyMap<string, ServiceabilityRuleFields> {
  const found = new Map<string, ServiceabilityRuleFields>()
  for (const rule of rules) {
    if (!covers(rule.offering, offering)) continue
    const other = found.get(rule.technology)
    if (!other || exactness(rule.offering) > exactness(other.offering)) {
      found.set(rule.technology, rule)
    }
  }
  return found
}

function covers(pattern: string, offering: string): boolean {
  if (!pattern.endsWith('*')) return pattern === offering
  return offering.startsWith(pattern.slice(0, -1))
}

/** A whole key is more exact than any beginning. */
function exactness(pattern: string): number {
  return pattern.endsWith('*') ? pattern.length : Number.POSITIVE_INFINITY
}
