import { isWidening } from './widening.ts'

/**
 * What a statement would lose, in words; nothing for most.
 *
 * @param typeOf the type that a column has before, where it is known: a wider one loses nothing
 */
export function lossesOf(
  statement: string,
  typeOf: (table: string, column: string) => string | undefined = () => undefined,
): string[] {
  const [, dropped] = /^\s*drop table (?:if exists )?"?([\w.]+)"?/i.exec(statement) ?? []
  if (dropped !== undefined) return [`drops the table ${dropped}`]
  const [, emptied] = /^\s*(?:truncate|delete from) (?:table )?"?(\w+)"?/i.exec(statement) ?? []
  if (emptied !== undefined) return [`empties ${emptied}`]
  const [, table] = /^\s*alter table (?:if exists )?"?([\w.]+)"?/i.exec(statement) ?? []
  if (table === undefined) return []
  // One statement may change several columns.
  const drops = statement.matchAll(/\bdrop column (?:if exists )?"?(\w+)"?/gi)
  const types = [...statement.matchAll(typeChange)].filter(([, column = '', type, using]) => {
    if (using !== undefined && !isPlainCast(using, column, type ?? '')) return true
    return !isWidening(typeOf(table, column) ?? '', type ?? '')
  })
  // A comparison takes a field that came for one that went: only people know whether it is the same.
  const renames = statement.matchAll(/\brename column "?(\w+)"? to "?(\w+)"?/gi)
  return [
    ...[...drops].map(([, column]) => `drops ${table}.${column}`),
    ...types.map(([, column]) => `changes the type of ${table}.${column}`),
    ...[...renames].map(([, from, to]) => `renames ${table}.${from} to ${to}, with its values`),
  ]
}

/** The column, the type that it gets, and the expression for its values. */
const typeChange =
  /\balter column "?(\w+)"? (?:set data )?type ([\w ]+?(?:\([\d, ]+\))?(?: with time zone)?(?:\[\])*)(?: using (.+?))?(?=$|;|, (?:alter|drop|add) )/gi

function isPlainCast(using: string, column: string, type: string): boolean {
  return using.replace(/["\s]/g, '') === `(${column}::${type.replace(/\s/g, '')})`
}
