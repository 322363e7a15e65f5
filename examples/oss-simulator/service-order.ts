/** The service order of TMF641 v4, as far as this OSS keeps it. */
export type OrderState =
  | 'acknowledged'
  | 'rejected'
  | 'inProgress'
  | 'pending'
  | 'held'
  | 'assessingCancellation'
  | 'pendingCancellation'
  | 'cancelled'
  | 'completed'
  | 'failed'

export type ItemAction = 'add' | 'modify' | 'delete' | 'noChange'

export interface Characteristic {
  name: string
  value: unknown
}

export interface ServiceOrderItem {
  id: string
  action: ItemAction
  state?: OrderState
  service: { id?: string; serviceCharacteristic?: Characteristic[]; [more: string]: unknown }
  [more: string]: unknown
}

export interface Milestone {
  id: string
  name: string
  status: 'Yet-To-Reach' | 'Completed'
  /** When it is planned, or was reached; ISO 8601. */
  milestoneDate: string
}

export interface JeopardyAlert {
  id: string
  alertDate: string
  jeopardyType: string
  exception: string
  message: string
}

export interface ErrorMessage {
  code: string
  reason: string
  message: string
  timestamp: string
}

export interface ServiceOrder {
  id: string
  href: string
  externalId?: string
  state: OrderState
  orderDate: string
  requestedStartDate?: string
  requestedCompletionDate?: string
  startDate?: string
  expectedCompletionDate?: string
  completionDate?: string
  cancellationDate?: string
  cancellationReason?: string
  serviceOrderItem: ServiceOrderItem[]
  milestone: Milestone[]
  jeopardyAlert: JeopardyAlert[]
  errorMessage: ErrorMessage[]
  note: { id: string; text: string; date: string; author: string }[]
  [more: string]: unknown
}

export interface CancelServiceOrder {
  id: string
  href: string
  state: 'accepted' | 'inProgress' | 'done' | 'terminatedWithError'
  cancellationReason?: string
  serviceOrder: { id: string; href: string }
  effectiveCancellationDate?: string
  completionMessage?: string
  errorMessage?: ErrorMessage
  [more: string]: unknown
}

export interface Subscription {
  id: string
  callback: string
  query?: string
}

/** An order, with what the OSS knows of its own work besides. */
export interface OrderRecord {
  readonly order: ServiceOrder
  /** How often the request arrived. */
  received: number
  /** The next step of its plan, by place. */
  next: number
  /** When that step is due, in milliseconds since 1970. */
  due: number
  /** Where the order stood when a cancellation was asked for. */
  before?: OrderState
}

export interface CancelRecord {
  readonly cancellation: CancelServiceOrder
  due: number
}

export function hasEnded({ state }: ServiceOrder): boolean {
  return ['rejected', 'cancelled', 'completed', 'failed'].includes(state)
}

/** The order and its items move together: this OSS works on them as one. */
export function setState(order: ServiceOrder, state: OrderState): void {
  order.state = state
  for (const item of order.serviceOrderItem) item.state = state
}
