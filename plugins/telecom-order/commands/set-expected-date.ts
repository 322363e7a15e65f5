import {
  type CommandStep,
  Field,
  PlugboardError,
  type Static,
  Type,
  type UnitOfWork,
} from 'plugboard'
import { expectOrder } from '../helpers/expected-dates.ts'
import { createNote } from '../helpers/order-notes.ts'

export const expectedDateInput = Type.Object(
  {
    date: Field.date({ title: 'Expected completion date' }),
    reason: Type.Optional(
      Type.String({
        ...{ title: 'Reason', minLength: 1, maxLength: 500, display: 'multiline' },
        description: 'Why it changes; the customer reads it',
      }),
    ),
  },
  { additionalProperties: false },
)

/**
 * Sets or revises the date by which an item is expected to be done. A revision wants its reason, which
 * is noted for the customer (MEF 123).
 *
 * @throws TELECOM_REASON_MISSING
 */
export async function setExpectedDate(
  uow: UnitOfWork,
  { id, input: { date, reason } }: CommandStep<Static<typeof expectedDateInput>>,
): Promise<void> {
  const { order, name, telecom } = await uow.load('OrderItem', id, {
    ...{ parts: ['telecom'], lock: false },
  })
  const before = telecom.expectedCompletionDate
  if (before === date) return
  if (before) {
    if (reason === undefined) throw reasonMissing(before)
    const text = `${name}: expected on ${date} instead of ${before}. ${reason}`
    await createNote(uow, { order, item: id, text })
  }
  telecom.expectedCompletionDate = date
  await expectOrder(uow, order)
}

function reasonMissing(before: string): PlugboardError {
  const message = `is required: the date was ${before}`
  return new PlugboardError('TELECOM_REASON_MISSING', {
    status: 422,
    detail: 'A date that was told to the customer changes for a reason',
    remedy: 'Say in `reason` what has changed',
    errors: [{ pointer: '/reason', code: 'required', message }],
  })
}
