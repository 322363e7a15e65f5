import type { Json } from '../client.ts'
import { inDays, money, type Stage } from '../stage.ts'
import { tasksOf } from './work.ts'

const uni = { portSpeed: '1G', term: 36 }

/** The ordered service: three UNIs, and two EVCs from the headquarters to the others. */
export interface Ordered {
  readonly id: string
  /** The items by what they are: `Headquarters`, `Warehouse`, `Boston office`, `EVC 1`, `EVC 2`. */
  readonly items: ReadonlyMap<string, string>
}

/** A three-site Ethernet service is quoted at a discount that somebody has to approve, and becomes an order. */
export async function quoteAndOrder(stage: Stage): Promise<Ordered> {
  const { customer, seller, administrator, manager, sites, say } = stage
  stage.chapter('A quote with a discount, and the order of it')
  const names = ['Headquarters', 'Warehouse', 'Meeting point']
  const places = [sites.get('Headquarters'), sites.get('Warehouse'), await newSite(stage)]
  const off = [{ discount: 'competitive-monthly', kind: 'recurring', percentage: '15' }]
  const quote = await seller.post('/api/quotes', {
    account: stage.account,
    items: [
      ...places.map(({ id, streetNumber, streetName }) => ({
        ...{ offering: 'ethernet-uni', siteA: id, discounts: off },
        characteristics: { ...uni, address: `${streetNumber} ${streetName}` },
      })),
      ...['Warehouse', names[2]].map(other => ({
        offering: 'ethernet-evc',
        characteristics: {
          ...{ uniA: 'Headquarters', uniZ: other, committedRateMedium: 200, term: 36 },
        },
      })),
    ],
  })
  say(
    `Quote ${quote.number}: ${money(quote.recurringTotal)} a month, ${money(quote.oneTimeTotal)} once`,
  )
  const url = `/api/quotes/${quote.id}/actions`
  const alone = await seller.refused(`${url}/offer`)
  say(`The seller may not give 15 % alone: ${alone.detail}`)
  await seller.post(`${url}/requestApproval`, { reason: 'They compare three offers' })
  await administrator.post(`${url}/approve`)
  const accepted = await customer.post(`${url}/accept`, { purchaseOrderNumber: 'PO-4711' })
  say('Approved by somebody else, and accepted by the customer')

  const id = accepted.order
  await layOver(stage, id)
  await customer.post(`/api/orders/${id}/actions/submit`)
  await manager.post(`/api/orders/${id}/actions/accept`)
  const order = await manager.post(`/api/orders/${id}/actions/start`)
  const ready = await tasksOf(manager, id, 'ready')
  const waiting = await tasksOf(manager, id, 'waiting')
  say(
    `Order ${order.number}: ${ready.length + waiting.length} tasks, ${ready.length} of them ready`,
  )
  say(`Expected on ${order.telecom.expectedCompletionDate}`)
  return {
    id,
    items: new Map(
      order.items.map((item: Json, index: number) => [itemName(names, index), item.id]),
    ),
  }
}

/** Each EVC relies on the UNIs at its ends: the headquarters and one of the others. */
async function layOver({ customer }: Stage, order: string): Promise<void> {
  const { items } = await customer.get(`/api/orders/${order}`)
  const [headquarters, ...rest] = items.map(({ id }: Json) => id)
  const [warehouse, meetingPoint, ...evcs] = rest
  for (const [index, other] of [warehouse, meetingPoint].entries()) {
    const relationships = [headquarters, other].map(item => ({ item, type: 'reliesOn' }))
    await customer.patch(`/api/orders/${order}/items/${evcs[index]}`, {
      telecom: { relationships },
    })
  }
}

function itemName(sites: readonly string[], index: number): string {
  return sites[index] ?? `EVC ${index - sites.length + 1}`
}

/** The third site: the one in Boston cannot be served by fibre. */
async function newSite({ customer, administrator }: Stage): Promise<Json> {
  const site = await customer.post('/api/service-sites', {
    ...{ name: 'Meeting point', siteCode: `MP-${inDays(0)}`, streetNumber: '60' },
    ...{ streetName: 'Hudson St', locality: 'New York', region: 'NY' },
    ...{ postalCode: '10013', country: 'US' },
  })
  await administrator.post('/api/footprint-buildings', {
    ...{ addressKey: 'US|10013|60 HUDSON ST', technology: 'fiber', networkStatus: 'onNet' },
    ...{ distanceMetres: 0, capacityMbps: 100_000, portsLeft: 100 },
  })
  return site
}
