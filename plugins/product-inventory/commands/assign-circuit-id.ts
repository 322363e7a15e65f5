import {
  type CommandStep,
  loadSetting,
  PlugboardError,
  type Static,
  Type,
  type UnitOfWork,
} from 'plugboard'
import { circuitIdOf } from '../helpers/circuit-ids.ts'
import { circuitIdFormat } from '../settings.ts'

export const circuitIdInput = Type.Object(
  {
    circuitId: Type.Optional(
      Type.String({
        title: 'Circuit id',
        description: 'The next one of the usual form where left out',
        pattern: '^[A-Z0-9]([A-Z0-9 ./-]*[A-Z0-9/])?$',
        maxLength: 80,
      }),
    ),
  },
  { additionalProperties: false },
)

/**
 * Gives a product the name that the carrier speaks of it by. Without one it gets the next of the usual form,
 * and keeps the one that it has.
 *
 * @throws CIRCUIT_ID_TAKEN
 */
export async function assignCircuitId(
  uow: UnitOfWork,
  { id, input }: CommandStep<Static<typeof circuitIdInput> | undefined>,
): Promise<void> {
  const product = await uow.load('Product', id)
  const format = await loadSetting(uow, circuitIdFormat)
  const circuitId = input?.circuitId ?? product.circuitId ?? circuitIdOf(product, format)
  const [other] = await uow.find('Product', { circuitId })
  if (other && other.id !== id) throw taken(circuitId, other.number)
  product.circuitId = circuitId
}

function taken(circuitId: string, product: string): PlugboardError {
  return new PlugboardError('CIRCUIT_ID_TAKEN', {
    detail: `${circuitId} is the circuit id of ${product}`,
    remedy: 'Give another one',
    errors: [{ pointer: '/circuitId', code: 'unique', message: `is that of ${product}` }],
  })
}
