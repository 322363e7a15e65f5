import { isPlugboardError, PlugboardError } from '../../../errors.ts'
import {
  type PricedItem,
  priceItems,
  type RequestedItem,
} from '../../online-ordering/price-items.ts'
import type { PrepareContext, PrepareStep } from '../../prepare-context.ts'
import type { OrderAccount } from '../helpers/order-factory.ts'

export interface CreateOrderInput {
  readonly account?: string
  readonly items?: readonly RequestedItem[]
  readonly [field: string]: unknown
}

export interface PreparedOrder {
  readonly account: OrderAccount
  readonly items: readonly PricedItem[]
}

/**
 * Finds the account that the order is for, and prices its items.
 *
 * @throws ACCOUNT_REQUIRED when the actor belongs to several accounts and names none
 */
export async function prepareOrder(
  context: PrepareContext,
  { input }: PrepareStep<CreateOrderInput>,
): Promise<PreparedOrder> {
  const account = await findAccount(context, input.account)
  const pricing = { accountId: account.id, currency: account.currency, now: context.now }
  return { account, items: await priceItems(context.ports, input.items ?? [], pricing) }
}

async function findAccount(
  context: PrepareContext,
  wanted: string | undefined,
): Promise<OrderAccount> {
  const { actor, reads } = context
  const id = wanted ?? (actor.accounts.length === 1 ? actor.accounts[0] : undefined)
  if (id === undefined) {
    throw new PlugboardError('ACCOUNT_REQUIRED', {
      remedy: 'Add "account" with the id of one of your accounts',
      errors: [{ pointer: '/account', message: 'is required here' }],
    })
  }
  const account = await reads.one('Account', id).catch(error => {
    if (!isPlugboardError(error) || error.code !== 'NOT_FOUND') throw error
    throw new PlugboardError('REFERENCE_INVALID', {
      detail: 'There is no such account, or it is not yours to order for',
      errors: [{ pointer: '/account', message: 'names no account of yours' }],
    })
  })
  if (account.status !== 'open') throw new PlugboardError('ACCOUNT_CLOSED')
  return account as unknown as OrderAccount
}
