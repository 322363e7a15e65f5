import { fact } from 'plugboard'
import type { Coordinated } from '../helpers/coordination.ts'

/** What an item is coordinated with. */
export const coordinated = fact<readonly Coordinated[]>(
  'OrderItem',
  'telecomCoordinated',
  ({ sql, table, column }) => sql`(
    select coalesce(json_agg(json_build_object('name', i.name, 'type', c->>'type',
      'delayDays', coalesce((c->>'delayDays')::int, 0), 'state', i.state,
      'startDate', t.start_date, 'completionDate', t.completion_date)), '[]')
    from jsonb_array_elements(${column('telecom.coordination')}) c
    left join ${table('OrderItem')} i on i.id = (c->>'item')::uuid
    left join ${table('OrderItem.telecom')} t on t.id = i.id)`,
)

/** Where the order of an item stands. */
export const orderOfItem = fact<string>(
  'OrderItem',
  'telecomOrderState',
  ({ sql, table, column }) => sql`(
    select parent.state from ${table('Order')} parent where parent.id = ${column('order')})`,
)
