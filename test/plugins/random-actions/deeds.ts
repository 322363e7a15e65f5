import type { RoleName } from './world.ts'

/** What lies within an order, by the name of its list. */
export type ListName =
  | 'items'
  | 'tasks'
  | 'charges'
  | 'supplements'
  | 'cancellations'
  | 'holds'
  | 'acceptances'
  | 'jeopardies'

/** Where the objects of a list have their address. */
export const pathOf: Readonly<Record<ListName | 'orders', string>> = {
  orders: 'orders',
  items: 'order-items',
  tasks: 'order-tasks',
  charges: 'order-charges',
  supplements: 'supplements',
  cancellations: 'cancellation-requests',
  holds: 'customer-holds',
  acceptances: 'customer-acceptances',
  jeopardies: 'jeopardy-alerts',
}

/** An action on one object, with the states and people that it is meant for. */
export interface Deed {
  readonly on: ListName | 'orders'
  readonly action: string
  readonly from: readonly string[]
  readonly by: readonly RoleName[]
  readonly body: object
}

const open = ['inProgress', 'held', 'pending']
const buyers: readonly RoleName[] = ['buyer', 'salesAgent', 'orderManager']
const customers: readonly RoleName[] = ['buyer', 'salesAgent']
const managers: readonly RoleName[] = ['orderManager']
const workers: readonly RoleName[] = ['orderManager', 'provisioner']
const reason = { reason: 'For a reason' }

type Row = readonly [string, readonly string[], readonly RoleName[], object]
const deedsOn = (on: Deed['on'], rows: readonly Row[]): readonly Deed[] =>
  rows.map(([action, from, by, body]) => ({ on, action, from, by, body }))

export const deeds: readonly Deed[] = [
  ...deedsOn('orders', [
    ['submit', ['draft'], buyers, {}],
    ['accept', ['acknowledged'], managers, {}],
    ['start', ['accepted'], workers, {}],
    ['reject', ['acknowledged'], managers, reason],
    ['cancel', ['draft', 'acknowledged', 'accepted'], buyers, {}],
    ['complete', open, workers, {}],
    ['note', open, buyers, { text: 'A word' }],
  ]),
  ...deedsOn('items', [
    ['start', ['acknowledged'], workers, {}],
    ['complete', ['inProgress'], workers, {}],
    ['fail', open, managers, reason],
    ['hold', ['inProgress', 'pending'], workers, reason],
    ['pend', ['inProgress', 'held'], managers, reason],
    ['resume', ['held', 'pending'], workers, {}],
    ['assessCancellation', open, managers, {}],
    ['denyCancellation', ['assessingCancellation', 'pendingCancellation'], managers, reason],
    ['pendCancellation', ['assessingCancellation', ...open], managers, {}],
    ['cancel', ['acknowledged', 'pendingCancellation'], managers, {}],
    ['setExpectedDate', open, workers, { date: '2030-01-01', ...reason }],
  ]),
  ...deedsOn('tasks', [
    ['assign', ['ready', 'inProgress', 'failed'], managers, {}],
    ['start', ['ready'], managers, {}],
    ['complete', ['ready', 'inProgress'], managers, {}],
    ['fail', ['ready', 'inProgress'], managers, { code: 'NO_FACILITIES', reason: 'No pairs' }],
    ['retry', ['failed'], managers, {}],
    ['skip', ['ready', 'failed'], managers, reason],
    ['giveUp', ['failed'], managers, reason],
  ]),
  ...deedsOn('charges', [
    ['accept', ['awaitingResponse'], customers, {}],
    ['decline', ['awaitingResponse'], customers, reason],
    ['withdraw', ['awaitingResponse'], managers, reason],
  ]),
  ...deedsOn('supplements', [
    ['approve', ['assessing'], managers, {}],
    ['reject', ['assessing'], managers, reason],
    ['withdraw', ['assessing', 'assessingCharge'], buyers, {}],
  ]),
  ...deedsOn('cancellations', [
    ['approve', ['assessing'], managers, {}],
    ['deny', ['assessing'], managers, reason],
    ['withdraw', ['assessing', 'assessingCharge'], buyers, {}],
  ]),
  ...deedsOn('holds', [
    ['cure', ['open'], customers, { answer: 'The door is open' }],
    ['withdraw', ['open'], workers, {}],
  ]),
  ...deedsOn('acceptances', [
    ['accept', ['awaiting'], customers, {}],
    ['reject', ['awaiting'], customers, { remark: 'It is slow' }],
  ]),
  ...deedsOn('jeopardies', [
    ['acknowledge', ['raised'], workers, {}],
    ['clear', ['raised', 'acknowledged'], workers, {}],
  ]),
]
