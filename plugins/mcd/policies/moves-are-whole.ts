import { allow, fact, refuse, rule } from 'plugboard'

interface Half {
  readonly id: string
  readonly name: string
}

/** The items of a move whose other half is not in the order. */
const halves = fact<readonly Half[]>(
  'Order',
  'mcdHalves',
  ({ sql, table, column }) => sql`(
    select coalesce(json_agg(json_build_object('id', i.id, 'name', i.name) order by i.id), '[]')
    from ${table('OrderItem')} i join ${table('OrderItem.telecom')} t on t.id = i.id
    where i.order_id = ${column('id')} and t.activity = 'outsideMove' and not exists (
      select from ${table('OrderItem')} other join ${table('OrderItem.telecom')} b on b.id = other.id
      where other.order_id = i.order_id and b.activity = 'outsideMove' and case t.action
        when 'delete' then b.action = 'add' and b.relationships @> jsonb_build_array(
          jsonb_build_object('item', i.id::text, 'type', 'replaces'))
        else b.action = 'delete' and t.relationships @> jsonb_build_array(
          jsonb_build_object('item', other.id::text, 'type', 'replaces')) end))`,
)

export const movesAreWhole = rule({
  name: 'movesAreWhole',
  code: 'MCD_MOVE_UNPAIRED',
  title: 'A move adds the new service and deletes the old one, linked',
  facts: { halves },
  decide: ({ facts: { halves } }) =>
    halves.length === 0
      ? allow
      : refuse(`The other half is missing: ${halves.map(({ name }) => name).join(', ')}`, {
          remedy:
            'Relate the added item to the deleted one by telecom.relationships, type replaces',
          errors: halves.map(({ id, name }) => ({
            pointer: `/items/${id}/telecom/relationships`,
            message: `${name} lacks the other half of its move`,
          })),
        }),
})
