import { type PrepareContext, type PrepareStep, prepareItemChange, type RecordOf } from 'plugboard'

type Changes = RecordOf<'Supplement'>['changes']

/** What an item costs once it is changed; null where nothing of its price changes. */
export interface PricedChange {
  readonly item: string
  readonly priced: Awaited<ReturnType<typeof prepareItemChange>> | null
}

/** Prices what a new supplement changes, before the transaction. @throws INPUT_INVALID */
export function priceNewChanges(
  context: PrepareContext,
  { input }: PrepareStep<{ readonly order: string; readonly changes?: Changes }>,
): Promise<PricedChange[]> {
  return priceChanges(context, input.order, input.changes ?? [])
}

/** Prices it anew when it is approved, perhaps days later. */
export async function priceKnownChanges(
  context: PrepareContext,
  { id }: PrepareStep,
): Promise<PricedChange[]> {
  const { order, changes } = await context.reads.fields('Supplement', id, ['order', 'changes'])
  return priceChanges(context, order, changes)
}

async function priceChanges(
  context: PrepareContext,
  order: string,
  changes: Changes,
): Promise<PricedChange[]> {
  const priced: PricedChange[] = []
  for (const { item, quantity, characteristics } of changes) {
    const input = {
      itemId: item,
      ...(quantity === undefined ? {} : { quantity }),
      ...(characteristics === undefined ? {} : { characteristics }),
    }
    priced.push({ item, priced: (await prepareItemChange(context, { id: order, input })) ?? null })
  }
  return priced
}
