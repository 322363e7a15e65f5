import type { RecordOf, UnitOfWork } from 'plugboard'
import type { PricedChange } from '../commands/price-changes.ts'
import { cancelItem } from './cancel-items.ts'
import { type Comparison, replanItem } from './replan-item.ts'

type Supplement = RecordOf<'Supplement'>
type Change = Supplement['changes'][number]

/**
 * Changes one item as a supplement wants it, and plans it anew.
 *
 * @returns what became of its tasks
 */
export async function applyToItem(
  uow: UnitOfWork,
  supplement: Supplement,
  { id, state }: RecordOf<'OrderItem'>,
): Promise<Comparison[]> {
  const change = supplement.changes.find(({ item }) => item === id)
  if (change?.cancel) {
    await cancelItem(uow, id)
    return []
  }
  if (change) await changeConfiguration(uow, supplement, change)
  const date = change?.requestedCompletionDate ?? supplement.requestedCompletionDate
  if (date) await changeDate(uow, supplement, id, date)
  return state === 'acknowledged' ? [] : replanItem(uow, id)
}

/** The order's own transition changes the item, with its new price and the order's new amounts. */
async function changeConfiguration(
  uow: UnitOfWork,
  { order, pricing }: Supplement,
  { item, quantity, characteristics }: Change,
): Promise<void> {
  const known = (pricing as readonly PricedChange[] | undefined)?.find(each => each.item === item)
  if (!known?.priced) return
  const { version } = await uow.load('OrderItem', item, { lock: false })
  await uow.perform({
    ...{ object: 'Order', id: order, transition: 'changeItem', as: 'system' },
    input: {
      itemId: item,
      ...(quantity === undefined ? {} : { quantity }),
      ...(characteristics === undefined ? {} : { characteristics }),
    },
    // Its place in the plan has counted the item up since it was priced; what it costs has not changed.
    prepared: { ...known.priced, version },
  })
}

async function changeDate(
  uow: UnitOfWork,
  { number }: Supplement,
  id: string,
  date: string,
): Promise<void> {
  const { telecom } = await uow.load('OrderItem', id, { parts: ['telecom'], lock: false })
  telecom.requestedCompletionDate = date
  // Sooner than planned is a wish; later is a date that will be kept.
  if (!telecom.expectedCompletionDate || telecom.expectedCompletionDate >= date) return
  await uow.perform({
    ...{ object: 'OrderItem', id, transition: 'setExpectedDate', as: 'system' },
    input: { date, reason: `Supplement ${number} asks for this date` },
  })
}
