import { type CommandStep, type Static, Type, type UnitOfWork } from 'plugboard'
import { orderFromQuote } from '../helpers/order-from-quote.ts'

export const acceptInput = Type.Object(
  {
    purchaseOrderNumber: Type.Optional(
      Type.String({
        ...{ title: 'Purchase order number', minLength: 1, maxLength: 40 },
        description: 'Yours; invoices repeat it',
      }),
    ),
  },
  { additionalProperties: false },
)

/** Makes a draft order of what was quoted, in the same transaction: a quote is accepted once. */
export async function acceptQuote(
  uow: UnitOfWork,
  { id, input }: CommandStep<Static<typeof acceptInput> | undefined>,
): Promise<void> {
  const quote = await uow.load('Quote', id)
  quote.acceptedAt = uow.now
  quote.order = await orderFromQuote(uow, quote, input?.purchaseOrderNumber)
}
