import { allow, fact, refuse, rule } from 'plugboard'
import { itemFaults, type SubmittedItem } from '../helpers/item-faults.ts'

/** The items of an order that are about something installed, or should be. */
const submitted = fact<readonly SubmittedItem[]>(
  'Order',
  'inventorySubmitted',
  ({ sql, table, column }) => sql`(
    select coalesce(json_agg(json_build_object('id', i.id, 'name', i.name,
      'action', t.action, 'activity', t.activity, 'product', n.product_id,
      'rivals', (select count(*) from ${table('OrderItem.inventory')} m
        join ${table('OrderItem')} rival on rival.id = m.id
        where m.product_id = n.product_id and rival.order_id = i.order_id),
      'state', p.state, 'isSameOffering', p.offering = i.offering,
      'isUnderOrder', p.open_item_id is not null,
      'hasParts', exists(select from ${table('OrderItem')} c where c.parent_id = i.id),
      'differs', (select coalesce(json_agg(d.field), '[]') from (values
        ('characteristics', i.characteristics <> p.characteristics),
        ('quantity', i.quantity <> p.quantity),
        ('siteA', t.site_a_id is distinct from p.site_a_id and t.site_a_id is not null),
        ('siteZ', t.site_z_id is distinct from p.site_z_id and t.site_z_id is not null),
        ('locationA', n.location_a <> coalesce(p.location_a, '{}')),
        ('locationZ', n.location_z <> coalesce(p.location_z, '{}')),
        ('name', n.name <> p.name),
        ('contact', n.contact_name <> coalesce(p.contact_name, '')
          or n.contact_phone <> coalesce(p.contact_phone, '')
          or n.contact_email <> coalesce(p.contact_email, ''))
        ) d(field, is_different) where d.is_different),
      'lacks', (select coalesce(json_agg(r.id), '[]')
        from jsonb_array_elements_text(coalesce(n.relies_on, '[]')) r(id)
        where not exists (select from ${table('Product')} q
          left join ${table('OrderItem.telecom')} f on f.id = q.open_item_id
          where q.id = r.id::uuid and q.account_id = ${column('account')}
            and q.state in ('pendingActive', 'active', 'pendingChange', 'suspended')
            and coalesce(f.action, '') <> 'delete')),
      'unrelated', (select coalesce(json_agg(s->>'item'), '[]')
        from jsonb_array_elements(coalesce(t.relationships, '[]')) s
        where s->>'type' = 'reliesOn' and not exists (select from ${table('OrderItem')} other
          left join ${table('Product')} q on q.order_item_id = other.id
          where other.id = (s->>'item')::uuid and (other.order_id = i.order_id or q.account_id = ${column('account')}
            and q.state in ('pendingActive', 'active', 'pendingChange', 'suspended'))))) order by i.id), '[]')
    from ${table('OrderItem')} i
    join ${table('OrderItem.telecom')} t on t.id = i.id
    left join ${table('OrderItem.inventory')} n on n.id = i.id
    left join ${table('Product')} p on p.id = n.product_id and p.account_id = ${column('account')}
    where i.order_id = ${column('id')} and (t.action <> 'add' or t.activity <> 'new'
      or t.relationships is not null or n.id is not null))`,
)

export const itemsFitInventory = rule({
  name: 'itemsFitInventory',
  code: 'INVENTORY_ITEM_UNFIT',
  title: 'Items name what they change, and change what may become different',
  facts: { submitted },
  decide: ({ facts: { submitted } }) => {
    const errors = submitted.flatMap(itemFaults)
    if (errors.length === 0) return allow
    const faulty = submitted.filter(item => itemFaults(item).length > 0)
    return refuse(`Not fitting: ${faulty.map(({ name }) => name).join(', ')}`, {
      remedy: 'Correct these items, or remove them',
      errors,
    })
  },
})
