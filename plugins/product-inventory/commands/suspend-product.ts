import { type CommandStep, type Static, Type, type UnitOfWork } from 'plugboard'

export const suspendInput = Type.Object(
  {
    reason: Type.String({
      ...{ title: 'Reason', minLength: 1, maxLength: 500, display: 'multiline' },
      description: 'Such as an overdue invoice; the customer reads it',
    }),
  },
  { additionalProperties: false },
)

/** Notes why a service is suspended; it stays the customer's, and is billed as agreed. */
export async function suspendProduct(
  uow: UnitOfWork,
  { id, input: { reason } }: CommandStep<Static<typeof suspendInput>>,
): Promise<void> {
  const product = await uow.load('Product', id)
  product.suspensionReason = reason
}

export async function resumeProduct(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  const product = await uow.load('Product', id)
  Object.assign(product, { suspensionReason: undefined })
}
