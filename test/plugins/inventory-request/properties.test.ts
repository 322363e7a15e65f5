/** Whatever is done in whatever order, nothing is held twice, and nothing is lost. */
import fc from 'fast-check'
import t from 'tap'
import { inventory, reserve } from './inventory.ts'

const shop = await inventory(t)
const { customer, otherCustomer, keeper, clock, pool, pass } = shop

type Kind = Parameters<typeof pool>[0]
interface Reservation {
  readonly id: string
  readonly state: string
  readonly expiresAt?: string
  readonly resources: readonly { readonly id: string }[]
}
interface Resource {
  readonly id: string
  readonly state: string
  readonly reservation?: string
  readonly holder?: string
}

const which = fc.nat({ max: 40 })
const action = fc.oneof(
  fc.record({
    do: fc.constant('reserve' as const),
    who: fc.nat({ max: 1 }),
    quantity: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ do: fc.constantFrom('extend', 'submit', 'complete', 'release' as const), which }),
  fc.record({
    do: fc.constantFrom('activate', 'suspend', 'resume', 'disconnect', 'endIntercept' as const),
    which,
  }),
  fc.record({ do: fc.constantFrom('withdraw', 'restore' as const), which }),
  fc.record({ do: fc.constant('pass' as const), days: fc.constantFrom(0.5, 5, 14, 45, 90) }),
)

type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never

const reservationActions = ['extend', 'submit', 'complete', 'release']
const size = 6

async function listed<Item>(path: string, of: string): Promise<readonly Item[]> {
  return (await keeper.get(`/api/${path}?pool=${of}&limit=200`)).body.items
}

for (const kind of ['port', 'tollFreeNumber'] satisfies Kind[]) {
  t.test(`no resource is in two live reservations, and all are accounted for: ${kind}`, async t => {
    const seed = Number(process.env.TEST_SEED ?? Date.now() % 2 ** 31)
    t.comment(`seed ${seed}`)
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 25 }), async actions => {
        const start = Date.parse(clock.now())
        const elapsed = () => Date.parse(clock.now()) - start
        const id = await pool(kind, size)
        try {
          for (const step of actions) {
            if (step.do !== 'pass') await perform(id, step)
            // Sessions do not outlive a year.
            else if (elapsed() < 270 * 86_400_000) await pass(step.days)
            await check(id)
          }
        } finally {
          clock.advance({ milliseconds: -elapsed() })
        }
      }),
      { seed, numRuns: 12 },
    )
  })
}

async function perform(of: string, step: Exclude<Action, { readonly do: 'pass' }>): Promise<void> {
  if (step.do === 'reserve') {
    const who = step.who ? customer : otherCustomer
    return expect(await reserve(who, of, { quantity: step.quantity }))
  }
  const ofReservation = reservationActions.includes(step.do)
  const path = ofReservation ? 'resource-reservations' : 'inventory-resources'
  const items = await listed<{ readonly id: string }>(path, of)
  const subject = items[step.which % (items.length || 1)]
  if (!subject) return
  const body = step.do === 'withdraw' ? { reason: 'Broken' } : {}
  expect(await keeper.post(`/api/${path}/${subject.id}/actions/${step.do}`, body))
}

/** Done, or refused for a reason; never broken. */
function expect({ status, text }: { readonly status: number; readonly text: string }): void {
  if (![200, 201, 409].includes(status)) throw new Error(text)
}

async function check(id: string): Promise<void> {
  const resources = await listed<Resource>('inventory-resources', id)
  const reservations = await listed<Reservation>('resource-reservations', id)
  const fail = (what: string) => {
    throw new Error(`${what}: ${JSON.stringify({ resources, reservations })}`)
  }
  if (resources.length !== size) fail('A resource was lost')
  const live = reservations.filter(({ state }) => ['active', 'submitted'].includes(state))
  const held = live.flatMap(reservation => reservation.resources.map(one => one.id))
  if (new Set(held).size !== held.length) fail('A resource is in two live reservations')
  const reserved = resources.filter(({ state }) => state === 'reserved')
  if (reserved.length !== held.length) fail('What is reserved is not what is held')
  for (const { id: resource, state, reservation, holder } of resources) {
    const isSomebodys = ['reserved', 'assigned', 'working', 'suspended'].includes(state)
    if (isSomebodys !== (reservation !== undefined && holder !== undefined)) fail('Whose is it?')
    if (state === 'reserved' && !held.includes(resource)) fail('It is reserved by nobody')
  }
  const now = Date.parse(clock.now())
  for (const { state, expiresAt } of live) {
    if (expiresAt !== undefined && Date.parse(expiresAt) <= now) fail('A hold has not lapsed')
    if (kindOf(reservations) === 'tollFreeNumber' && expiresAt === undefined)
      fail(`${state} without end`)
  }
}

function kindOf([first]: readonly Reservation[]): string | undefined {
  return (first as { readonly kind?: string } | undefined)?.kind
}
