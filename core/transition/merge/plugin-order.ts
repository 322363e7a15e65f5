/**
 * A comparison that puts things in the order of their plugins. Names that the order lacks, such as
 * the core's own, come first and by name, so that the result never depends on the listing.
 */
export function byPlugin(
  pluginOrder: readonly string[],
): (a: { readonly plugin: string }, b: { readonly plugin: string }) => number {
  const ranks = new Map(pluginOrder.map((name, rank) => [name, rank]))
  return (a, b) => {
    const difference = (ranks.get(a.plugin) ?? -1) - (ranks.get(b.plugin) ?? -1)
    if (difference !== 0) return difference
    return a.plugin < b.plugin ? -1 : a.plugin > b.plugin ? 1 : 0
  }
}
