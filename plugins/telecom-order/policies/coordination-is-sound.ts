import { allow, fact, refuse, rule } from 'plugboard'

interface Coordinating {
  readonly id: string
  readonly name: string
  readonly others: readonly string[]
}

const coordinating = fact<readonly Coordinating[]>(
  'Order',
  'telecomCoordinating',
  ({ sql, table, column }) => sql`(
    select coalesce(json_agg(json_build_object('id', i.id, 'name', i.name, 'others', (
      select coalesce(json_agg(c->>'item'), '[]')
      from jsonb_array_elements(coalesce(t.coordination, '[]')) c)) order by i.id), '[]')
    from ${table('OrderItem')} i join ${table('OrderItem.telecom')} t on t.id = i.id
    where i.order_id = ${column('id')})`,
)

export const coordinationIsSound = rule({
  name: 'coordinationIsSound',
  code: 'TELECOM_COORDINATION_BROKEN',
  title: 'Items are coordinated with items of the same order, and not in circles',
  facts: { coordinating },
  decide: ({ facts: { coordinating } }) => {
    const errors = [...foreign(coordinating), ...circles(coordinating)].map(({ id, message }) => ({
      pointer: `/items/${id}/telecom/coordination`,
      message,
    }))
    if (errors.length === 0) return allow
    return refuse('Some items are coordinated with what cannot be waited for', {
      remedy: 'Correct telecom.coordination of these items',
      errors,
    })
  },
})

function foreign(items: readonly Coordinating[]) {
  const known = new Set(items.map(({ id }) => id))
  return items.flatMap(({ id, name, others }) =>
    others
      .filter(other => !known.has(other))
      .map(other => ({ id, message: `${name} waits for ${other}, which is not of this order` })),
  )
}

/** Items that wait for themselves, through others or not. */
function circles(items: readonly Coordinating[]) {
  const othersOf = new Map(items.map(({ id, others }) => [id, others]))
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    (othersOf.get(from) ?? []).some(next => {
      if (next === to) return true
      if (seen.has(next)) return false
      return reaches(next, to, seen.add(next))
    })
  return items
    .filter(({ id }) => reaches(id, id))
    .map(({ id, name }) => ({ id, message: `${name} waits for itself` }))
}
