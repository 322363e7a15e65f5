import { type CommandStep, type Static, Type, type UnitOfWork } from 'plugboard'

export const approvalInput = Type.Object(
  {
    reason: Type.Optional(
      Type.String({
        ...{ title: 'Why the discounts', minLength: 1, maxLength: 1_000, display: 'multiline' },
        description: 'For whoever approves; the customer does not see it',
      }),
    ),
  },
  { additionalProperties: false },
)

/** Notes who asks for approval, and why. */
export async function askForApproval(
  uow: UnitOfWork,
  { id, input }: CommandStep<Static<typeof approvalInput> | undefined>,
): Promise<void> {
  const quote = await uow.load('Quote', id)
  if (uow.actor.id !== null) quote.approvalRequestedBy = uow.actor.id
  if (input?.reason) quote.approvalReason = input.reason
}
