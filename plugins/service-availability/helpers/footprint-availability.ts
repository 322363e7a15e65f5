import type { FactReads, ProviderContext } from 'plugboard'
import type { AvailabilityProviderContract } from '../ports/availability-provider.ts'
import type { NetworkOption, ServiceabilityRuleFields } from './evaluate-option.ts'
import { evaluateServiceability } from './evaluate-serviceability.ts'
import { askedPlace, networkAt } from './network-lookup.ts'

/** Neighbours farther away are not looked for, whatever a rule says: there would be too many. */
const farthestNeighbour = 5_000

/**
 * The AvailabilityProvider that reads the footprint and the rules of the application's tables: two
 * statements, however many questions.
 *
 * @example provide(AvailabilityProvider, footprintAvailability)
 */
export function footprintAvailability({ reads }: ProviderContext): AvailabilityProviderContract {
  return {
    name: 'footprint',
    async qualify(questions, { now }) {
      if (questions.length === 0) return []
      const rules = await allRules(reads)
      const reach = Math.max(0, ...rules.map(({ yellowMetres }) => yellowMetres))
      const radius = Math.min(reach, farthestNeighbour)
      const places = questions.map(({ place }) => askedPlace(place, radius))
      const networks = await reads.lookUp(networkAt, places)
      return questions.map(({ offering, characteristics }, index) => {
        const options = authoritative(networks[index] ?? [])
        return evaluateServiceability(rules, { offering, characteristics, options }, now)
      })
    },
  }
}

/** What is known of the building itself counts, and not what would follow from its neighbours. */
function authoritative(options: readonly NetworkOption[]): readonly NetworkOption[] {
  const known = new Set(
    options.filter(({ source }) => source === 'building').map(({ technology }) => technology),
  )
  return options.filter(({ source, technology }) => source === 'building' || !known.has(technology))
}

async function allRules(reads: FactReads): Promise<ServiceabilityRuleFields[]> {
  const rules: ServiceabilityRuleFields[] = []
  let cursor: string | undefined
  do {
    const page = await reads.list('ServiceabilityRule', {
      limit: 200,
      ...(cursor === undefined ? {} : { cursor }),
    })
    rules.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return rules
}
