import type { Json } from '../client.ts'
import { inDays, money, type Stage } from '../stage.ts'
import { workOff } from './work.ts'

/** What happens to the installed services: more bandwidth, a move, and ends. */
export async function change(stage: Stage, products: readonly Json[]): Promise<void> {
  stage.chapter('Moves, changes and disconnects')
  const unis = products.filter(({ offering }) => offering === 'ethernet-uni')
  const [first, second] = products.filter(({ offering }) => offering === 'ethernet-evc')
  await upgrade(stage, first)
  await move(stage, unis[2])
  await refuse(stage, unis[1])
  await endEarly(stage, second)
}

async function upgrade(stage: Stage, evc: Json): Promise<void> {
  const order = await ask(stage, {
    ...{ type: 'change', products: [evc.id], characteristics: { committedRateMedium: 500 } },
  })
  await seeThrough(stage, order)
  const { recurring, characteristics } = await stage.customer.get(`/api/products/${evc.id}`)
  if (characteristics.committedRateMedium !== 500) throw new Error('The EVC was not upgraded')
  stage.say(
    `${evc.name}: 500 Mbit/s, ${money(recurring)} a month instead of ${money(evc.recurring)}`,
  )
}

async function move(stage: Stage, uni: Json): Promise<void> {
  const { customer, say } = stage
  const site = await customer.post('/api/service-sites', {
    ...{ name: 'New meeting point', streetNumber: '111', streetName: '8th Ave' },
    ...{ locality: 'New York', region: 'NY', postalCode: '10011', country: 'US' },
  })
  const order = await ask(stage, {
    ...{ type: 'outsideMove', products: [uni.id], siteA: site.id },
    characteristics: { address: '111 8th Ave' },
  })
  await seeThrough(stage, order)
  const old = await customer.get(`/api/products/${uni.id}`)
  say(`${uni.name} moved to 111 8th Ave; the old one is ${old.state}`)
}

async function refuse({ customer, say }: Stage, uni: Json): Promise<void> {
  const problem = await customer.refused('/api/mcd-requests', {
    ...{ type: 'disconnect', products: [uni.id], requestedDate: inDays(40) },
    ...{ reason: 'siteClosed', authority: 'Carla Customer' },
  })
  say(`A UNI that carries an EVC cannot go alone: ${problem.detail}`)
}

async function endEarly(stage: Stage, evc: Json): Promise<void> {
  const { customer, administrator, say } = stage
  await administrator.post('/api/termination-schedules', {
    ...{ name: 'All of the first year, half of the rest', basis: 'monthOfTerm', currency: 'USD' },
    tiers: [
      { fromMonth: 1, toMonth: 12, percent: '100' },
      { fromMonth: 13, percent: '50' },
    ],
  })
  const request = await customer.post('/api/mcd-requests', {
    ...{ type: 'disconnect', products: [evc.id], requestedDate: inDays(40) },
    ...{ reason: 'noLongerNeeded', authority: 'Carla Customer' },
  })
  const bare = await customer.refused(`/api/mcd-requests/${request.id}/actions/submit`)
  const { total } = await customer.get(`/api/mcd/orders/${request.order}/charges`)
  say(`Ending ${evc.name} early costs ${money(total)}; unasked it is refused: ${bare.title}`)
  await customer.post(`/api/mcd-requests/${request.id}/actions/submit`, { acceptedCharges: total })
  await seeThrough(stage, request.order)
  const ended = await customer.get(`/api/products/${evc.id}`)
  if (ended.state !== 'terminated') throw new Error(`The EVC is ${ended.state}`)
  say(`Accepted, and done: the EVC is ${ended.state}`)
}

/** Makes a request and submits it. @returns the id of its order */
async function ask({ customer }: Stage, request: object): Promise<string> {
  const { id, order } = await customer.post('/api/mcd-requests', request)
  await customer.post(`/api/mcd-requests/${id}/actions/submit`)
  return order
}

async function seeThrough({ customer, manager }: Stage, order: string): Promise<void> {
  await manager.post(`/api/orders/${order}/actions/accept`)
  await manager.post(`/api/orders/${order}/actions/start`)
  await workOff(manager, order)
  const { state } = await customer.get(`/api/orders/${order}`)
  if (state !== 'completed') throw new Error(`The order is ${state}`)
}
