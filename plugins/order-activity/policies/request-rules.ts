import { allow, fact, fieldFact, refuse, rule } from 'plugboard'
import { type AffectedItem, openItemsOf, orderOf, otherRequests } from './request-facts.ts'

type Request = 'CancellationRequest' | 'Supplement'

const underWay = ['inProgress', 'held', 'pending']

/** What a request to change or cancel an order that is being worked on has to fulfil. */
export function requestRules(object: Request) {
  const items = openItemsOf(object)
  const wanted = wantedItems(object)
  return {
    /** There is work to change: before, an order is simply cancelled, and afterwards it has ended. */
    orderIsUnderWay: rule({
      name: 'orderIsUnderWay',
      code: 'ORDER_NOT_UNDER_WAY',
      title: 'The order is being worked on',
      facts: { order: orderOf(object) },
      decide: ({ facts: { order } }) => {
        if (underWay.includes(order)) return allow
        return refuse(`The order is ${order}`, {
          remedy:
            'Before it is started cancel it by its own action `cancel`; once it has ended, place a new one',
          data: { state: order },
        })
      },
    }),

    /** One pending supplement per order, and a cancellation counts as one. */
    nothingElsePending: rule({
      name: 'nothingElsePending',
      code: 'ORDER_REQUEST_PENDING',
      title: 'No other request for the order is pending',
      facts: { others: otherRequests(object) },
      decide: ({ facts: { others } }) => {
        if (others === 0) return allow
        return refuse('Another supplement or cancellation of the order is being assessed', {
          remedy: 'Wait for it to end, or withdraw it',
        })
      },
    }),

    /** Nothing of what is to change has passed its hard point of no return; other items may have. */
    beforeHardPoint: rule({
      name: 'beforeHardPoint',
      code: 'ORDER_POINT_OF_NO_RETURN',
      title: 'No item that changes has passed its hard point of no return',
      facts: { items, wanted },
      decide: ({ facts: { items, wanted } }) => {
        const passed = affected(items, wanted).filter(
          ({ pointOfNoReturn }) => pointOfNoReturn === 'hard',
        )
        if (passed.length === 0) return allow
        const names = passed.map(({ name }) => name).join(', ')
        return refuse(`Too late for ${names}: the point of no return has been passed`, {
          remedy:
            'Leave these items out; once they are completed, change or disconnect the services',
          data: { items: passed.map(({ id, name }) => ({ id, name })) },
        })
      },
    }),

    /** All that a request names are open items of its order. */
    itemsAreOpen: rule({
      name: 'itemsAreOpen',
      code: 'ORDER_ITEM_NOT_OPEN',
      title: 'The request names items of the order that have not ended',
      facts: { items, wanted },
      decide: ({ facts: { items, wanted } }) => {
        const open = new Set(items.map(({ id }) => id))
        const unknown = (wanted ?? []).filter(id => !open.has(id))
        if (unknown.length === 0 && affected(items, wanted).length > 0) return allow
        const detail =
          unknown.length > 0
            ? `Not open items of the order: ${unknown.join(', ')}`
            : 'No item of the order is open'
        return refuse(detail, {
          remedy: 'Name items of the order that have not ended',
          data: { items: unknown },
        })
      },
    }),
  }
}

/** The ids of the items that a request names; null: all of the order. */
function wantedItems(object: Request) {
  if (object === 'CancellationRequest') return fieldFact<readonly string[] | null>(object, 'items')
  return fact<readonly string[] | null>(
    object,
    'supplementItems',
    ({ sql, column }) => sql`(
      select case when ${column('requestedCompletionDate')} is not null then null
        else coalesce(json_agg(c->>'item'), '[]') end
      from jsonb_array_elements(${column('changes')}) c)`,
  )
}

function affected(items: readonly AffectedItem[], wanted: readonly string[] | null) {
  return items.filter(({ id }) => wanted === null || wanted.includes(id))
}

/** What a charge is raised for is an order under way, or an open item of it. */
export const chargeIsForOrder = rule({
  name: 'chargeIsForOrder',
  code: 'ORDER_NOT_UNDER_WAY',
  title: 'The order is being worked on, and the item is one of its',
  facts: {
    order: orderOf('OrderCharge'),
    isForeign: fact<boolean>(
      'OrderCharge',
      'chargeOfForeignItem',
      ({ sql, table, column }) => sql`(${column('item')} is not null and not exists (
        select from ${table('OrderItem')} i
        where i.id = ${column('item')} and i.order_id = ${column('order')}
          and i.state not in ('completed', 'cancelled', 'failed', 'rejected')))`,
    ),
  },
  decide: ({ facts: { order, isForeign } }) => {
    if (isForeign) {
      return refuse('The item is no open one of the order', {
        remedy: 'Name an open item of the order, or none',
      })
    }
    const states = [...underWay, 'assessingCancellation']
    if (states.includes(order)) return allow
    return refuse(`The order is ${order}`, { remedy: 'Charges are raised while work goes on' })
  },
})
