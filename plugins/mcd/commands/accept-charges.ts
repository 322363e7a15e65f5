import {
  type CommandStep,
  type PriceLine,
  type Static,
  sumUpOrder,
  Type,
  type UnitOfWork,
} from 'plugboard'
import { chargesOfOrder } from '../helpers/chargeable-items.ts'
import type { RequestCharge } from '../helpers/request-charges.ts'

export const acceptedInput = Type.Object(
  {
    amount: Type.Integer({ title: 'Amount', description: 'As seen, in minor units', minimum: 0 }),
    currency: Type.String({ title: 'Currency', pattern: '^[A-Z]{3}$', maxLength: 3 }),
  },
  { additionalProperties: false },
)

/** Keeps which charges the customer has agreed to, who and when. */
export async function acceptCharges(
  uow: UnitOfWork,
  { id, input }: CommandStep<Static<typeof acceptedInput>>,
): Promise<void> {
  const accepted = { acceptedCharges: input, acceptedBy: uow.actor.name, acceptedAt: uow.now }
  await uow.setPart('Order', id, 'mcd', accepted)
}

const names = { earlyTermination: 'Early termination', changeFee: 'Change fee' } as const

/** Puts the accepted charges on the items that they come of: the order's total is what will be billed. */
export async function chargeItems(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  const { charges } = await chargesOfOrder(uow, id)
  if (charges.length === 0) return
  for (const [item, those] of Map.groupBy(charges, ({ item }) => item)) {
    await chargeItem(uow, item, those)
  }
  await sumUpOrder(uow, await uow.load('Order', id))
}

async function chargeItem(
  uow: UnitOfWork,
  id: string,
  charges: readonly RequestCharge[],
): Promise<void> {
  const item = await uow.load('OrderItem', id, { lock: false })
  const { currency } = item.unitOneTime
  const amount = charges.reduce((sum, charge) => sum + charge.unitAmount, item.unitOneTime.amount)
  item.priceLines = [...item.priceLines, ...charges.map(lineOf)]
  item.unitOneTime = { amount, currency }
  item.oneTime = { amount: amount * item.quantity, currency }
}

function lineOf({ kind, unitAmount, amount, schedule }: RequestCharge): PriceLine {
  const { currency } = amount
  return { kind: 'oneTime', name: names[kind], currency, price: schedule, amount: unitAmount }
}
