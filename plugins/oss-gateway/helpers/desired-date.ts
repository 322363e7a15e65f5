import type { PartsOf } from 'plugboard'

type Telecom = PartsOf<'OrderItem', 'telecom'>['telecom']

/** For which day an item is wanted: its own, or its order's; undefined where nobody has said. */
export function desiredDateOf(
  item: Telecom,
  order: PartsOf<'Order', 'telecom'>['telecom'],
): string | undefined {
  return item.requestedCompletionDate ?? order?.requestedCompletionDate ?? undefined
}
