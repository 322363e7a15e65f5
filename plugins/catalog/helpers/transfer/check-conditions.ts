import type { CatalogRow, LineFault } from './record-kinds.ts'
import type { StoredCatalog } from './stored-catalog.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * Conditions on characteristics that the specification of the offering has not: they would never be met, and
 * nobody would notice. To be asked of rows that nothing else is wrong with.
 */
export function checkConditions(rows: readonly CatalogRow[], stored: StoredCatalog): LineFault[] {
  const given = new Map(rows.map(({ kind, values }) => [`${kind.name} ${values.key}`, values]))
  const find = (kind: string, key: unknown): Values | undefined =>
    given.get(`${kind} ${key}`) ?? stored.get(kind)?.get(String(key))?.values

  return rows.flatMap(({ kind, values, line }) => {
    const offering = find('offering', values.offering)
    if ((kind.name !== 'price' && kind.name !== 'discount') || !offering) return []
    const known = characteristicsOf(offering, find('specification', offering.specification))
    if (!known) return []
    return namesIn(values)
      .filter(({ name }) => !known.has(name))
      .map(({ pointer, name }) => ({
        ...{ line, pointer },
        message: `${values.offering} has no characteristic ${name}`,
      }))
  })
}

/** The names of the characteristics; undefined where there may be others, or nobody can tell. */
function characteristicsOf(
  offering: Values,
  specification: Values | undefined,
): ReadonlySet<string> | undefined {
  if (offering.specification === undefined) return new Set()
  if (!specification) return undefined
  const { properties = {}, additionalProperties = false } = (specification.characteristics ??
    {}) as { properties?: object; additionalProperties?: unknown }
  return additionalProperties === false ? new Set(Object.keys(properties)) : undefined
}

function namesIn({ conditions, multipliedBy }: Values) {
  const named = Object.keys((conditions ?? {}) as object)
    .filter(name => !name.includes('.'))
    .map(name => ({ pointer: `/conditions/${name}`, name }))
  const unit = typeof multipliedBy === 'string' ? [multipliedBy] : []
  return [...named, ...unit.map(name => ({ pointer: '/multipliedBy', name }))]
}
