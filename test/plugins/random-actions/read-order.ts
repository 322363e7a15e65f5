import type { TestClient } from 'plugboard/testing'
import type { ListName } from './deeds.ts'

export interface Amount {
  readonly amount: number
  readonly currency: string
}

/** Something with a state, within an order or the order itself. */
export interface Part {
  readonly id: string
  readonly version: number
  readonly state: string
}

export interface ItemBody extends Part {
  readonly parent?: string
  readonly offering: string
  readonly oneTime: Amount
  readonly recurring: Amount
}

export interface TaskBody extends Part {
  readonly item: string
  readonly kind: 'work' | 'compensation'
  readonly title: string
}

export interface OrderBody extends Part, Readonly<Record<ListName, readonly Part[]>> {
  readonly number: string
  readonly oneTimeTotal: Amount
  readonly recurringTotal: Amount
  readonly items: readonly ItemBody[]
  readonly tasks: readonly TaskBody[]
  readonly charges: readonly (Part & { readonly isBlocking: boolean })[]
  readonly milestones: readonly Part[]
}

/** An order with all that lies within it. */
export async function readOrder(client: TestClient, id: string): Promise<OrderBody> {
  const { status, text, body } = await client.get(`/api/orders/${id}`)
  if (status !== 200) throw new Error(text)
  return body
}
