/** A snapshot as it is read with its order. */
interface Snapshot {
  readonly item?: string | null
  readonly sourceSystem: string
  readonly observedAt: string
  readonly state: string
  readonly [field: string]: unknown
}

const hour = 3_600_000

/**
 * The current status of each item of an order, with how old it is, and what was said before; newest first.
 *
 * @param order as it is read, with its `ossStatus`
 * @param limits.hours after which a status is stale
 */
export function summaryOf(
  order: Readonly<Record<string, unknown>>,
  { now, hours }: { readonly now: string; readonly hours: number },
) {
  const snapshots = (order.ossStatus ?? []) as readonly Snapshot[]
  const groups = Map.groupBy(snapshots, ({ item, sourceSystem }) => `${item ?? ''} ${sourceSystem}`)
  const items = [...groups.values()].map(group => {
    const history = group.toSorted((one, other) => (one.observedAt < other.observedAt ? 1 : -1))
    const current = history.find(({ state }) => state === 'current') ?? history[0]
    const age = current ? Date.parse(now) - Date.parse(current.observedAt) : 0
    return {
      ...current,
      ageSeconds: Math.round(age / 1_000),
      isStale: age > hours * hour,
      history: history.filter(snapshot => snapshot !== current),
    }
  })
  return { order: order.id, state: order.state, items }
}
