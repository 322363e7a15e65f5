import {
  type CommandStep,
  isPlugboardError,
  PlugboardError,
  type PrepareContext,
  type PrepareStep,
  type UnitOfWork,
} from 'plugboard'
import type { QuoteItemRequest } from '../helpers/item-request.ts'
import { priceQuoteItems } from '../helpers/price-items.ts'
import { createQuote, type NewQuote } from '../helpers/quote-factory.ts'

interface QuoteInput {
  readonly account: string
  readonly items?: readonly QuoteItemRequest[]
  readonly [field: string]: unknown
}

export type PreparedQuote = Pick<NewQuote, 'currency' | 'items' | 'more'>

/**
 * Finds the account that is quoted for, and prices what it asks for.
 *
 * @throws ACCOUNT_CLOSED, REFERENCE_INVALID, INPUT_INVALID
 */
export async function prepareQuote(
  context: PrepareContext,
  { input: { account, items = [] } }: PrepareStep<QuoteInput>,
): Promise<PreparedQuote> {
  const { status, currency, rootAccount } = await accountOf(context, account)
  if (status !== 'open') throw new PlugboardError('ACCOUNT_CLOSED')
  const terms = { account, rootAccount, currency }
  return { currency, items: await priceQuoteItems(context, items, terms, { pointer: '/items' }) }
}

/** Begins a quote. */
export async function beginQuote(
  uow: UnitOfWork,
  { id, input, prepared }: CommandStep<QuoteInput>,
): Promise<void> {
  await createQuote(uow, { id, state: 'inProgress', input, ...(prepared as PreparedQuote) })
}

async function accountOf({ reads }: PrepareContext, id: string) {
  const row = await reads.one('Account', id).catch(error => {
    if (!isPlugboardError(error) || error.code !== 'NOT_FOUND') throw error
    throw new PlugboardError('REFERENCE_INVALID', {
      detail: 'There is no such account, or it is not yours to quote for',
      errors: [{ pointer: '/account', message: 'names no account of yours' }],
    })
  })
  return row as unknown as { status: string; currency: string; rootAccount: string }
}
