import {
  type FieldError,
  isPlugboardError,
  PlugboardError,
  type PrepareContext,
  type PreparedOrder,
  type PrepareStep,
  prepareOrder,
} from 'plugboard'
import type { NewRequest } from '../helpers/mcd-factory.ts'
import { requestFaults } from '../helpers/request-faults.ts'
import { itemsOf } from '../helpers/request-items.ts'

/** A product that a request names, as whoever asks sees it. */
export interface SeenProduct {
  readonly id: string
  readonly account: string
  readonly name: string
  readonly offering: string
  readonly quantity: number
  readonly characteristics: Readonly<Record<string, unknown>>
  readonly siteA?: string
  readonly siteZ?: string
  readonly relationships: readonly {
    readonly type: string
    readonly state: string
    readonly relatedProduct: string
  }[]
}

export interface PreparedRequest {
  readonly products: readonly SeenProduct[]
  readonly order: Readonly<Record<string, unknown>>
  readonly prepared: PreparedOrder
}

/**
 * Finds the products, and prices the order that does what is wanted.
 *
 * @throws INPUT_INVALID with every fault of the request
 */
export async function prepareRequest(
  context: PrepareContext,
  { input }: PrepareStep<NewRequest>,
): Promise<PreparedRequest> {
  const products = await productsOf(context, input)
  const faults = requestFaults(input, products)
  if (faults.length > 0) {
    throw new PlugboardError('INPUT_INVALID', {
      detail: faults.map(({ pointer, message }) => `${pointer} ${message}`).join('; '),
      errors: faults,
    })
  }
  const { account, requestedDate, purchaseOrderNumber } = input
  const telecom = {
    ...(requestedDate ? { requestedCompletionDate: requestedDate } : {}),
    ...(purchaseOrderNumber ? { purchaseOrderNumber } : {}),
  }
  const order = {
    account,
    ...(Object.keys(telecom).length > 0 ? { telecom } : {}),
    items: itemsOf(input, products),
  }
  return { products, order, prepared: await prepareOrder(context, { id: '', input: order }) }
}

async function productsOf(
  { reads }: PrepareContext,
  { products, account }: NewRequest,
): Promise<SeenProduct[]> {
  const errors: FieldError[] = []
  const found: SeenProduct[] = []
  for (const [index, id] of products.entries()) {
    try {
      const product = (await reads.one('Product', id)) as unknown as SeenProduct
      if (product.account === account) found.push(product)
      else errors.push({ pointer: `/products/${index}`, message: 'is none of the account' })
    } catch (error) {
      if (!isPlugboardError(error) || error.code !== 'NOT_FOUND') throw error
      errors.push({ pointer: `/products/${index}`, message: 'names no product that you can use' })
    }
  }
  if (errors.length > 0) throw new PlugboardError('REFERENCE_INVALID', { errors })
  return found
}
