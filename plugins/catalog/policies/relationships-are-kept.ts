import { allow, fact, refuse, rule } from 'plugboard'
import { orderedAnew } from './ordered-anew.ts'

/** What an item's offering says of another, and how many of that there are. */
interface Relation {
  readonly item: string
  readonly name: string
  readonly kind: 'requires' | 'excludes'
  readonly scope: 'order' | 'account'
  readonly minimum: number
  readonly maximum: number | null
  readonly reason: string | null
  readonly target: string
  readonly inOrder: number
  readonly inAccount: number
}

const relations = fact<readonly Relation[]>('Order', 'catalogRelations', scope => {
  const { sql, table, column } = scope
  return sql`(
    select coalesce(json_agg(json_build_object('item', i.id, 'name', i.name, 'kind', r.kind,
      'scope', r.scope, 'minimum', r.minimum, 'maximum', r.maximum, 'reason', r.reason,
      'target', target.name,
      'inOrder', (select coalesce(sum(other.quantity), 0)::int from ${table('OrderItem')} other
        where other.order_id = i.order_id and other.offering = target.key
          and ${orderedAnew(scope, 'other')}),
      'inAccount', case r.scope when 'account' then (
        select coalesce(sum(had.quantity), 0)::int from ${table('OrderItem')} had
        join ${table('Order')} earlier on earlier.id = had.order_id
        where earlier.account_id = ${column('account')} and earlier.id <> i.order_id
          and had.offering = target.key and had.state = 'completed') else 0 end
    ) order by i.id, r.id), '[]')
    from ${table('OrderItem')} i
    join ${table('ProductOffering')} offered on offered.key = i.offering
    join ${table('ProductOfferingRelationship')} r on r.offering_id = offered.id
    join ${table('ProductOffering')} target on target.id = r.target_id
    where i.order_id = ${column('id')} and ${orderedAnew(scope, 'i')})`
})

/** What only works together is ordered together, and what does not is not; all faults are told at once. */
export const relationshipsAreKept = rule({
  name: 'relationshipsAreKept',
  code: 'CATALOG_RELATIONSHIP_BROKEN',
  title: 'What the offerings require is there, and nothing that they exclude',
  facts: { relations },
  decide: ({ facts: { relations } }) => {
    const errors = relations.flatMap(relation => {
      const message = faultOf(relation)
      return message === undefined ? [] : [{ pointer: `/items/${relation.item}`, message }]
    })
    if (errors.length === 0) return allow
    return refuse(errors.map(({ message }) => message).join('; '), {
      remedy: 'Add what is missing, and remove what does not go together',
      errors,
    })
  },
})

function faultOf(relation: Relation): string | undefined {
  const { name, kind, scope, minimum, maximum, reason, target, inOrder, inAccount } = relation
  const why = reason === null ? '' : `: ${reason}`
  if (kind === 'excludes') return inOrder > 0 ? `${name} excludes ${target}${why}` : undefined
  if (inOrder + inAccount < minimum) {
    const where = scope === 'account' ? 'the account' : 'the order'
    const many = minimum === 1 ? '' : `${minimum} of `
    return `${name} requires ${many}${target}, and ${where} has ${inOrder + inAccount}${why}`
  }
  if (maximum === null || inOrder <= maximum) return undefined
  return `${name} goes with ${maximum} of ${target} at most, and the order has ${inOrder}${why}`
}
