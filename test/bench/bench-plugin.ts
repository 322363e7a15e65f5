import { allow, definePlugin, fact, refuse, rule } from 'plugboard'

const itemCount = fact<number>(
  'Order',
  'benchItemCount',
  ({ sql, table, column }) =>
    sql`(select count(*)::int from ${table('OrderItem')} i where i.order_id = ${column('id')})`,
)

const hasSomething = rule({
  name: 'hasSomething',
  code: 'ORDER_EMPTY',
  title: 'The order has items',
  facts: { itemCount },
  decide: ({ facts }) => (facts.itemCount > 0 ? allow : refuse('The order is empty')),
})

/** A transition there and one back, so that a run never wants for orders in the right state. */
export const benchPlugin = definePlugin({
  name: 'bench',
  version: '1.0.0',
  core: '*',
  events: [
    { name: 'orderParked', title: 'An order was parked', object: 'Order' },
    { name: 'orderUnparked', title: 'An order was taken up again', object: 'Order' },
  ],
  policies: {
    Order: policy =>
      policy
        .addState('parked', { title: 'Parked' })
        .addTransition('park', {
          title: 'Park',
          from: ['draft'],
          to: 'parked',
          actors: ['buyer'],
          rules: [hasSomething],
          emits: ['orderParked'],
        })
        .addTransition('unpark', {
          title: 'Take up again',
          from: ['parked'],
          to: 'draft',
          actors: ['buyer'],
          rules: [hasSomething],
          emits: ['orderUnparked'],
        }),
  },
})
