import { type Deed, deeds, type ListName, pathOf } from './deeds.ts'
import { type OrderBody, type Part, readOrder } from './read-order.ts'
import type { Beginning, How, Step } from './steps.ts'
import { type People, type RandomShop, type RoleName, roles } from './world.ts'

/** A call of somebody, as the account of a run tells it. */
interface Call {
  readonly as: RoleName
  readonly method: string
  readonly url: string
  readonly body?: unknown
  readonly how: How
  /** What If-Match speaks of. */
  readonly subject?: string
}

const staleTag = '"999999-aaaaaaaaaaaaaaaa"'

/** Plays the steps of a run, in whatever state its orders are, and tells what was answered. */
export function player(shop: RandomShop, people: People) {
  const orders: string[] = []
  const account: string[] = []

  async function play(step: Step): Promise<void> {
    if (step.do === 'pass') return pass(step.hours)
    if (step.do === 'order') return place(step.offerings, step.how)
    const order = await anyOrder(step.how)
    if (step.do === 'cart') return changeCart(order, step)
    if (step.do === 'ask') return ask(order, step)
    if (step.do === 'act') return act(order, deedFor(order, step), step.how)
    const deed = deeds.find(({ on, action }) => on === 'tasks' && action === step.action) as Deed
    return act(order, deed, { ...step.how, aimed: true, garbage: undefined, ifMatch: 'none' })
  }

  async function begin({ offerings, started }: Beginning): Promise<void> {
    await place(offerings, plain)
    if (!started) return
    for (const action of ['submit', 'accept', 'start']) {
      const deed = deeds.find(({ on, action: name }) => on === 'orders' && name === action) as Deed
      await act(await anyOrder(plain), deed, plain)
    }
  }

  async function pass(hours: number): Promise<void> {
    shop.clock.advance({ hours })
    account.push(`${hours} hours pass`)
    // What a timer does may set others that are due.
    for (let swept = 1, times = 0; swept > 0 && times < 20; times++) swept = await shop.app.sweep()
  }

  async function place(offerings: readonly string[], how: How): Promise<void> {
    const body = { items: offerings.map(offering => ({ offering })) }
    const as = how.aimed ? 'buyer' : (at(roles, how.who) ?? 'nobody')
    const made = await call({ as, method: 'POST', url: '/api/orders', body, how })
    if (made.status === 201 && as === 'buyer') orders.push(made.body.id)
  }

  async function changeCart(order: OrderBody, step: Extract<Step, { do: 'cart' }>) {
    const { how, what, flag } = step
    const as = who(['buyer', 'salesAgent'], how)
    const item = at(order.items, how.which)
    const items = `/api/orders/${order.id}/items`
    if (what === 'add') {
      const body = { offering: flag ? 'circuit' : 'bundle', quantity: (how.which % 3) + 1 }
      await call({ as, method: 'POST', url: items, body, how, subject: `orders/${order.id}` })
    } else if (item) {
      const other = at(order.items, how.which + 1)?.id
      const coordination = [{ item: other, type: flag ? 'startToStart' : 'startToFinish' }]
      const body =
        what === 'coordinate'
          ? { telecom: { coordination } }
          : { quantity: (how.who % 4) + 1, characteristics: { router: flag } }
      const method = what === 'remove' ? 'DELETE' : 'PATCH'
      const subject = `order-items/${item.id}`
      await call({ as, method, url: `${items}/${item.id}`, body, how, subject })
    }
  }

  async function ask(order: OrderBody, { what, flag, how }: Extract<Step, { do: 'ask' }>) {
    const item = at(open(order.items, how), how.which)?.id ?? order.id
    const characteristics = flag ? { bandwidth: '1G' } : { router: true }
    const dueAt = new Date(Date.parse(shop.clock.now()) + 50 * 3_600_000).toISOString()
    const charge = { type: 'construction', description: 'A trench', isBlocking: flag }
    const price = { amount: 90_000, currency: 'USD' }
    const wishes = {
      change: ['supplements', { type: 'other', changes: [{ item, characteristics }] }],
      newDate: ['supplements', { type: 'dueDate', requestedCompletionDate: '2029-12-01' }],
      dropItem: ['supplements', { type: 'other', changes: [{ item, cancel: true }] }],
      cancelItem: ['cancellations', { items: [item] }],
      cancelOrder: ['cancellations', {}],
      charge: ['charges', { ...charge, price, responseDueAt: dueAt, ...(how.who % 2 && { item }) }],
      hold: ['holds', { item, wanted: 'Access to the building' }],
      alert: ['jeopardies', { item, message: 'It rains' }],
    } as const satisfies Record<string, readonly [ListName, object]>
    const [list, wish] = wishes[what]
    const asks: readonly RoleName[] =
      list === 'supplements' || list === 'cancellations'
        ? ['buyer', 'orderManager']
        : ['orderManager']
    const body = { order: order.id, ...wish }
    await call({ as: who(asks, how), method: 'POST', url: `/api/${pathOf[list]}`, body, how })
  }

  async function act(order: OrderBody, { on, action, from, by, body }: Deed, how: How) {
    const meant = subjectsOf(order, { on, from }, how)
    const subject = at(meant, how.which)
    if (!subject) return
    // Work takes its time: what is done later ends later.
    if (on === 'tasks') shop.clock.advance({ minutes: 1 })
    const place = `${pathOf[on]}/${subject.id}`
    const url = `/api/${place}/actions/${action}`
    await call({ as: who(by, how), method: 'POST', url, body, how, subject: place })
  }

  async function call({ as, method, url, body, how, subject }: Call) {
    const client = people[as]
    const tag = subject ? await tagFor(as, subject, how) : undefined
    const sent = how.garbage === undefined ? body : how.garbage
    const headers: Record<string, string> = tag ? { 'if-match': tag } : {}
    const reply = await client.call(method, url, method === 'DELETE' ? undefined : sent, headers)
    const code = reply.body?.code ?? ''
    account.push(`${as} ${method} ${url} ${JSON.stringify(sent)} → ${reply.status} ${code}`)
    if (reply.status >= 500) throw new Error(`Broken: ${reply.text}`)
    const isDone = reply.status < 300
    if (isDone && (tag === staleTag || Array.isArray(how.garbage) || how.garbage === 'x')) {
      throw new Error('What should have been refused was done')
    }
    if (isDone && (as === 'stranger' || as === 'viewer' || as === 'nobody') && subject) {
      throw new Error('It was done for somebody who may not')
    }
    return reply
  }

  async function tagFor(as: RoleName, subject: string, { ifMatch }: How) {
    if (ifMatch === 'stale') return staleTag
    if (ifMatch === 'foreign') return 'W/"abc", "def"'
    if (ifMatch !== 'fresh') return undefined
    const { headers } = await people[as].get(`/api/${subject}`)
    return headers.etag as string | undefined
  }

  function who(by: readonly RoleName[], { aimed, who }: How): RoleName {
    return (aimed ? at(by, who) : at(roles, who)) ?? 'nobody'
  }

  async function anyOrder({ order }: How): Promise<OrderBody> {
    return readOrder(people.orderManager, at(orders, order) ?? '')
  }

  return { play, begin, orders, account }
}

const plain: How = {
  ...{ which: 0, order: 0, who: 0, aimed: true, garbage: undefined, ifMatch: 'none' },
}

function at<Value>(values: readonly Value[], index: number): Value | undefined {
  return values[index % (values.length || 1)]
}

const ended = ['completed', 'cancelled', 'failed', 'rejected']

function open(items: readonly Part[], { aimed }: How): readonly Part[] {
  return aimed ? items.filter(({ state }) => !ended.includes(state)) : items
}

/** What a deed may be done to: in the states that it is meant for, or in any. */
function subjectsOf(order: OrderBody, { on, from }: Pick<Deed, 'on' | 'from'>, { aimed }: How) {
  const all: readonly Part[] = on === 'orders' ? [order] : order[on]
  return aimed ? all.filter(({ state }) => from.includes(state)) : all
}

/** One of the deeds for which there is something in the order. */
function deedFor(order: OrderBody, { deed, how }: Extract<Step, { do: 'act' }>): Deed {
  const possible = deeds.filter(each => subjectsOf(order, each, how).length > 0)
  return at(possible, deed) ?? (deeds[0] as Deed)
}
