/** What a statement would lose, in words; nothing for most. */
export function lossesOf(statement: string): string[] {
  const rows: [RegExp, (match: RegExpExecArray) => string][] = [
    [/drop table (?:if exists )?"?([\w.]+)"?/i, ([, table]) => `drops the table ${table}`],
    [
      /alter table "?([\w.]+)"? drop column (?:if exists )?"?(\w+)"?/i,
      ([, table, column]) => `drops ${table}.${column}`,
    ],
    [
      /alter table "?([\w.]+)"? alter column "?(\w+)"? type/i,
      ([, table, column]) => `changes the type of ${table}.${column}`,
    ],
    [/^\s*(?:truncate|delete from) (?:table )?"?(\w+)"?/i, ([, table]) => `empties ${table}`],
  ]
  return rows.flatMap(([pattern, words]) => {
    const match = pattern.exec(statement)
    return match ? [words(match)] : []
  })
}
