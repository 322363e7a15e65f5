import type { Chance } from './chance.ts'
import type { SimulatorOptions } from './options.ts'
import type { ItemAction, ServiceOrder } from './service-order.ts'

/** One thing that happens to an order while it is worked on. */
export type Step =
  | { readonly kind: 'start' | 'confirm' | 'complete' | 'resume' }
  | { readonly kind: 'milestone'; readonly name: string }
  | { readonly kind: 'assignCircuits' }
  | { readonly kind: 'reject' | 'fail'; readonly code: string; readonly reason: string }
  | {
      readonly kind: 'jeopardy'
      readonly code: string
      readonly reason: string
      /** The customer has to do something first: the order waits for it. */
      readonly isCustomers: boolean
    }

/** ASOG reason codes. */
const jeopardies = [
  { code: '1A', reason: 'Facility shortage', isCustomers: false },
  { code: '1C', reason: 'Customer not ready', isCustomers: true },
  { code: '1F', reason: 'Provider missed appointment', isCustomers: false },
  { code: '1G', reason: 'No access', isCustomers: true },
  { code: '1U', reason: 'Permit outstanding', isCustomers: false },
]

const rejections = [
  { code: 'addressUnknown', reason: 'The address is not known to the network inventory' },
  { code: 'interfaceMismatch', reason: 'The interface does not fit the ordered speed' },
]

const failures = [
  { code: 'noPort', reason: 'No free port at the serving office' },
  { code: 'testFailed', reason: 'The circuit did not pass its tests' },
]

type Rates = Pick<SimulatorOptions, 'reject' | 'fallout' | 'jeopardy'>

/** From here on the work is not undone any more. */
const firstIrrevocable = ['accessInstalled', 'serviceDisconnected', 'testAndTurnUp']

/** What will become of an order: the same for the same seed and external id. */
export function planOf(order: ServiceOrder, chance: Chance, rates: Rates): readonly Step[] {
  const name = order.externalId ?? order.id
  const struck = (fate: keyof Rates) => chance.of(fate, name) < rates[fate]
  const one = <Item>(list: readonly Item[]) =>
    list[Math.floor(chance.of('which', name) * list.length)] as Item
  if (struck('reject')) return [{ kind: 'reject', ...one(rejections) }]
  const work = workFor(order.serviceOrderItem[0]?.action ?? 'add')
  const failed: Step[] = struck('fallout') ? [{ kind: 'fail', ...one(failures) }] : []
  const jeopardy = struck('jeopardy') ? one(jeopardies) : undefined
  const alert: Step[] = jeopardy ? [{ kind: 'jeopardy', ...jeopardy }] : []
  const resume: Step[] = jeopardy?.isCustomers ? [{ kind: 'resume' }] : []
  const [confirmed, rest] = [work.slice(0, 2), work.slice(2)]
  if (failed.length > 0) return [{ kind: 'start' }, ...confirmed, ...failed]
  return [{ kind: 'start' }, ...confirmed, ...alert, ...resume, ...rest, { kind: 'complete' }]
}

/** Whether so many steps have led past the point of no return. */
export function isPastReturn(plan: readonly Step[], done: number): boolean {
  return plan
    .slice(0, done)
    .some(step => step.kind === 'milestone' && firstIrrevocable.includes(step.name))
}

function workFor(action: ItemAction): readonly Step[] {
  const milestone = (name: string): Step => ({ kind: 'milestone', name })
  const confirm: Step = { kind: 'confirm' }
  if (action === 'delete') return [confirm, milestone('serviceDisconnected')]
  const testAndTurnUp = milestone('testAndTurnUp')
  if (action !== 'add') return [milestone('designComplete'), confirm, testAndTurnUp]
  const assign: Step = { kind: 'assignCircuits' }
  return [
    ...[milestone('designComplete'), confirm, assign],
    ...[milestone('accessInstalled'), testAndTurnUp],
  ]
}
