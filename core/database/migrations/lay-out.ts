/**
 * Lays a `create table` out with a column a line, so that a migration reads, and its review shows which
 * column is which. Every other statement stays as it is.
 *
 * @example layOut('create table "notes" ("id" uuid not null, primary key ("id"))')
 */
export function layOut(statement: string): string {
  const head = /^create table [^(]+\(/i.exec(statement)?.[0]
  if (head === undefined || !statement.endsWith(')')) return statement
  const columns = splitAtCommas(statement.slice(head.length, -1))
  return `${head}\n${columns.map(column => `  ${column}`).join(',\n')}\n)`
}

/** Splits a list at the commas that stand neither in parentheses nor in quotes. */
function splitAtCommas(list: string): string[] {
  const pieces = ['']
  let depth = 0
  let quote: string | undefined
  for (const character of list) {
    if (quote !== undefined) {
      if (character === quote) quote = undefined
    } else if (character === "'" || character === '"') quote = character
    else if (character === '(') depth++
    else if (character === ')') depth--
    else if (character === ',' && depth === 0) {
      pieces.push('')
      continue
    }
    pieces[pieces.length - 1] += character
  }
  return pieces.map(piece => piece.trim())
}
