import { type CommandStep, type Static, Type, type UnitOfWork } from 'plugboard'

const reason = Type.String({
  title: 'Reason',
  minLength: 1,
  maxLength: 1_000,
  display: 'multiline',
})

export const reasonInput = Type.Object({ reason }, { additionalProperties: false })
export const mayHaveReason = Type.Object(
  { reason: Type.Optional(reason) },
  { additionalProperties: false },
)

/** Notes why discounts are not approved, for the seller. */
export async function rejectQuote(
  uow: UnitOfWork,
  { id, input }: CommandStep<Static<typeof reasonInput>>,
): Promise<void> {
  const quote = await uow.load('Quote', id)
  quote.rejectionReason = input.reason
}

/** Notes why nothing comes of a quote. */
export async function closeQuote(
  uow: UnitOfWork,
  { id, input }: CommandStep<Static<typeof mayHaveReason> | undefined>,
): Promise<void> {
  if (!input?.reason) return
  const quote = await uow.load('Quote', id)
  quote.closingReason = input.reason
}
