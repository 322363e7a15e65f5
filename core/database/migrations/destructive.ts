/** What a statement would lose, in words; nothing for most. */
export function lossesOf(statement: string): string[] {
  const [, dropped] = /^\s*drop table (?:if exists )?"?([\w.]+)"?/i.exec(statement) ?? []
  if (dropped !== undefined) return [`drops the table ${dropped}`]
  const [, emptied] = /^\s*(?:truncate|delete from) (?:table )?"?(\w+)"?/i.exec(statement) ?? []
  if (emptied !== undefined) return [`empties ${emptied}`]
  const [, table] = /^\s*alter table (?:if exists )?"?([\w.]+)"?/i.exec(statement) ?? []
  if (table === undefined) return []
  // One statement may change several columns.
  const drops = statement.matchAll(/\bdrop column (?:if exists )?"?(\w+)"?/gi)
  const types = statement.matchAll(/\balter column "?(\w+)"? (?:set data )?type\b/gi)
  // A comparison takes a field that came for one that went: only people know whether it is the same.
  const renames = statement.matchAll(/\brename column "?(\w+)"? to "?(\w+)"?/gi)
  return [
    ...[...drops].map(([, column]) => `drops ${table}.${column}`),
    ...[...types].map(([, column]) => `changes the type of ${table}.${column}`),
    ...[...renames].map(([, from, to]) => `renames ${table}.${from} to ${to}, with its values`),
  ]
}
