type Row = Readonly<Record<string, unknown>>

/** A row of a list with how deep it lies. */
export interface Placed {
  readonly row: Row
  readonly depth: number
}

/**
 * The rows of a list with what lies below each behind it, as the items of a bundle stand behind the
 * bundle. A row whose parent is not among them stands at the top.
 *
 * @param tree the field that names a row's parent; without one all are at the top
 */
export function inTreeOrder(rows: readonly Row[], tree: string | undefined): Placed[] {
  if (tree === undefined) return rows.map(row => ({ row, depth: 0 }))
  const ids = new Set(rows.map(({ id }) => id))
  const parentOf = (row: Row) => (ids.has(row[tree]) ? row[tree] : undefined)
  const below = Map.groupBy(rows, parentOf)
  const placed = (parent: unknown, depth: number): Placed[] =>
    (below.get(parent) ?? []).flatMap(row => [{ row, depth }, ...placed(row.id, depth + 1)])
  return placed(undefined, 0)
}
