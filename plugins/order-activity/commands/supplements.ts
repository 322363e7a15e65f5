import { type CommandStep, loadSetting, type RecordOf, type UnitOfWork } from 'plugboard'
import { applyToItem } from '../helpers/apply-supplement.ts'
import { openItems } from '../helpers/hold-items.ts'
import { letItemGoOn } from '../helpers/let-item-go-on.ts'
import type { Comparison } from '../helpers/replan-item.ts'
import { penaltyFor, raiseFor } from '../helpers/request-charges.ts'
import { withdrawCharges } from '../helpers/withdraw-charges.ts'
import { supplementAssessment } from '../settings.ts'
import type { PricedChange } from './price-changes.ts'

const object = 'Supplement'

/** Numbers the supplement within its order, and keeps what its changes cost. */
export async function enter(uow: UnitOfWork, step: CommandStep): Promise<void> {
  const supplement = await uow.load(object, step.id)
  supplement.number = (await uow.find(object, { order: supplement.order })).length
  await keepPrices(uow, step)
}

/** Keeps the prices of now. One that is approved by itself was priced a moment ago. */
export async function keepPrices(uow: UnitOfWork, { id, prepared }: CommandStep): Promise<void> {
  if (prepared === undefined) return
  const supplement = await uow.load(object, id)
  supplement.pricing = [...(prepared as PricedChange[])]
}

/** Lets the work on what is to change stand still while it is assessed. */
export async function suspend(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  for (const item of await affected(uow, id)) {
    if (item.state !== 'inProgress') continue
    await uow.perform({
      ...{ object: 'OrderItem', id: item.id, transition: 'pend', input: {}, as: 'system' },
    })
  }
  if ((await loadSetting(uow, supplementAssessment)) === 'manual') return
  await uow.perform({ object, id, transition: 'approve', as: 'system' })
}

/** Beyond a soft point of no return a change costs, and waits until that is accepted. */
export async function decide(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  const { order, number } = await uow.load(object, id)
  const penalties = await penaltyFor(uow, await affected(uow, id))
  if (penalties.length === 0) {
    await uow.perform({ object, id, transition: 'proceed', as: 'system' })
    return
  }
  await uow.perform({ object, id, transition: 'quoteCharge', as: 'system' })
  const words = `Supplement ${number} beyond a point from which on work is charged`
  await raiseFor(uow, { id, order }, 'change', words, penalties)
}

/** Changes the items, plans them anew, and lets the work go on. */
export async function apply(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  const supplement = await uow.load(object, id)
  const items = await affected(uow, id)
  const comparison: Comparison[] = []
  for (const item of items) comparison.push(...(await applyToItem(uow, supplement, item)))
  supplement.comparison = comparison.map(row => ({ ...row }))
  supplement.endedAt = uow.now
  await goOn(uow, items)
}

/** The work goes on as it was planned: nothing is changed. */
export async function resume(uow: UnitOfWork, { id }: CommandStep): Promise<void> {
  await withdrawCharges(uow, id)
  await goOn(uow, await affected(uow, id))
}

export async function noteEnd(
  uow: UnitOfWork,
  { id, input }: CommandStep<{ readonly reason?: string } | undefined>,
): Promise<void> {
  const supplement = await uow.load(object, id)
  supplement.endedAt = uow.now
  if (input?.reason) supplement.decision = input.reason
}

async function goOn(uow: UnitOfWork, items: readonly RecordOf<'OrderItem'>[]): Promise<void> {
  for (const { id } of items) {
    const { state } = await uow.load('OrderItem', id, { lock: false })
    // What is held for something else goes on when that has ended.
    if (state === 'pending') await letItemGoOn(uow, id)
  }
}

/** Items with a change of their own; all open ones where the date is for the whole order. */
async function affected(uow: UnitOfWork, id: string) {
  const { order, changes, requestedCompletionDate } = await uow.load(object, id)
  const named = changes.map(({ item }) => item)
  const open = await openItems(uow, order, requestedCompletionDate ? undefined : named)
  // What is being undone is amended no more.
  return open.filter(({ state }) => state !== 'pendingCancellation')
}
