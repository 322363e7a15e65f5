import fc from 'fast-check'
import t from 'tap'
import { inventoryShop, must } from './inventory-shop.ts'

const { customer, manager, products } = await inventoryShop(t)

type Step =
  | { readonly kind: 'order'; readonly action: 'add' | 'modify' | 'delete'; readonly pick: number }
  | { readonly kind: 'item'; readonly action: string; readonly pick: number }
  | { readonly kind: 'product'; readonly action: string; readonly pick: number }

const pick = fc.nat({ max: 6 })
const open = 'inProgress,held,pending,assessingCancellation,pendingCancellation'
const seen = new Set<string>()
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    ...{ kind: fc.constant('order' as const), pick },
    action: fc.constantFrom('add' as const, 'modify' as const, 'delete' as const),
  }),
  fc.record({
    ...{ kind: fc.constant('item' as const), pick },
    action: fc.constantFrom(
      ...['complete', 'complete', 'complete', 'complete', 'fail', 'hold', 'resume'],
      ...['assessCancellation', 'pendCancellation', 'denyCancellation', 'cancel'],
    ),
  }),
  fc.record({
    ...{ kind: fc.constant('product' as const), pick },
    action: fc.constantFrom('suspend', 'resume', 'resume', 'assignCircuitId'),
  }),
)

/** Asks for something that may be legal or not: only what nobody has thought of fails. */
async function perform({ kind, action, pick }: Step): Promise<void> {
  // Mostly what can be changed, sometimes what cannot.
  const installed = await products(kind === 'order' && pick > 0 ? '?state=active' : '?limit=200')
  const product = installed[pick % Math.max(installed.length, 1)]
  if (kind === 'product') {
    if (!product) return
    const body = action === 'suspend' ? { reason: 'Overdue' } : {}
    return decided(manager.post(`/api/products/${product.id}/actions/${action}`, body))
  }
  if (kind === 'item') {
    const { items } = await must(manager.get(`/api/order-items?limit=200&state[in]=${open}`))
    const item = items[pick % Math.max(items.length, 1)]
    return item && decided(manager.post(`/api/order-items/${item.id}/actions/${action}`))
  }
  const about = { offering: 'uni', inventory: { product: product?.id } }
  const body = {
    add: { offering: 'uni' },
    modify: {
      ...about,
      characteristics: { bandwidth: pick > 2 ? '1G' : '100M' },
      telecom: { action: 'modify', activity: 'change' },
    },
    delete: { ...about, telecom: { action: 'delete', activity: 'disconnect' } },
  }[action]
  if (action !== 'add' && !product) return
  const made = await must(customer.post('/api/orders', { items: [body] }))
  const url = `/api/orders/${made.id}`
  const submitted = await customer.post(`${url}/actions/submit`)
  if (submitted.status !== 200) return decided(Promise.resolve(submitted))
  await must(manager.post(`${url}/actions/accept`))
  await decided(manager.post(`${url}/actions/start`))
}

async function decided(reply: ReturnType<typeof manager.post>): Promise<void> {
  const { status, text } = await reply
  if (status >= 500) throw new Error(text)
}

/** That a product stands where its items and its history say. */
async function checkSound(product: {
  id: string
  state: string
  orderItem: string
  openItem?: string
}) {
  const { items } = await must(manager.get(`/api/products/${product.id}/history`))
  const steps = items
    .filter(({ transition }: { transition: string | null }) => transition !== null)
    .toReversed()
  let state: string | null = null
  for (const { fromState, toState } of steps) {
    if (fromState !== state) throw new Error(`${product.id}: from ${fromState}, which was ${state}`)
    state = toState
    seen.add(toState)
  }
  if (state !== product.state) throw new Error(`${product.id} is ${product.state}, not ${state}`)
  const maker = await must(manager.get(`/api/order-items/${product.orderItem}`))
  const isInstalled = !['pendingActive', 'cancelled', 'aborted'].includes(product.state)
  if (isInstalled !== (maker.state === 'completed')) {
    throw new Error(`${product.id} is ${product.state}, its item ${maker.state}`)
  }
  if (!product.openItem) return
  const open = await must(manager.get(`/api/order-items/${product.openItem}`))
  if (['completed', 'cancelled', 'failed', 'rejected'].includes(open.state)) {
    throw new Error(`${product.id} is still under an item that is ${open.state}`)
  }
}

t.test(
  'whatever happens, no product is installed without a completed item, and histories replay',
  async t => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 25, maxLength: 40 }), async steps => {
        for (const one of steps) await perform(one)
        for (const product of await products('?limit=200')) await checkSound(product)
      }),
      { numRuns: 8, seed: 20260601, endOnFailure: true },
    )
    for (const state of ['active', 'pendingChange', 'suspended', 'terminated', 'aborted']) {
      t.ok(seen.has(state), `${state} was met`)
    }
  },
)
