import { type CommandStep, type Static, Type, type UnitOfWork } from 'plugboard'
import { acceptedInput } from './accept-charges.ts'

export const submitInput = Type.Object(
  {
    acceptedCharges: Type.Optional(
      Type.Object(acceptedInput.properties, {
        title: 'Accepted charges',
        description: 'The total as it was seen, where there are charges',
        additionalProperties: false,
      }),
    ),
  },
  { additionalProperties: false },
)

/**
 * Submits the order, and accepts its charges before.
 *
 * @throws MCD_CHARGES_UNACCEPTED, MCD_CHARGES_CHANGED, and what an order is refused with
 */
export async function submitRequest(
  uow: UnitOfWork,
  { id, input }: CommandStep<Static<typeof submitInput> | undefined>,
): Promise<void> {
  const { order } = await uow.load('McdRequest', id)
  const about = { object: 'Order', id: order as string }
  if (input?.acceptedCharges) {
    await uow.perform({ ...about, transition: 'acceptCharges', input: input.acceptedCharges })
  }
  await uow.perform({ ...about, transition: 'submit' })
}
