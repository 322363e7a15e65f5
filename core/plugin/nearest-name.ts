/**
 * The name that was probably meant, for the remedy of an error; undefined where none is near.
 *
 * @example nearestName('catalogue', ['catalog', 'quote']) // 'catalog'
 */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  // A third of the letters may be wrong: `quoet` is `quote`, and `mail` is not `tax`.
  let least = Math.max(2, Math.floor(name.length / 3)) + 1
  let nearest: string | undefined
  for (const candidate of known) {
    const distance = editDistance(name, candidate)
    if (distance >= least || distance >= candidate.length) continue
    least = distance
    nearest = candidate
  }
  return nearest
}

/** `Did you mean "catalog"?` with a space in front, or nothing. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const nearest = nearestName(name, known)
  return nearest === undefined ? '' : ` Did you mean "${nearest}"?`
}

/** How many letters are to be added, dropped or changed to make one word the other (Levenshtein). */
function editDistance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (const [row, letter] of [...one].entries()) {
    const current = [row + 1]
    for (let column = 1; column <= other.length; column++) {
      const changed = (above[column - 1] ?? 0) + (other[column - 1] === letter ? 0 : 1)
      const added = (current[column - 1] ?? 0) + 1
      const dropped = (above[column] ?? 0) + 1
      current.push(Math.min(changed, added, dropped))
    }
    above = current
  }
  return above[other.length] ?? 0
}
