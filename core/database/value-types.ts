import pg from 'pg'

const { builtins } = pg.types

/**
 * How values come out of the database: as the declared types say. Instants and days are strings,
 * amounts of money (bigint) are numbers, decimals stay strings.
 */
export function valueTypes(): pg.CustomTypesConfig {
  const types = new pg.TypeOverrides()
  types.setTypeParser(builtins.INT8, Number)
  types.setTypeParser(builtins.DATE, text => text)
  types.setTypeParser(builtins.TIMESTAMPTZ, instant)
  types.setTypeParser(builtins.NUMERIC, text => text)
  return types
}

/**
 * The database's text for an instant, in UTC because every session is, as ISO 8601 with milliseconds:
 * `2026-03-29 01:00:00.5+00` → `2026-03-29T01:00:00.500Z`.
 */
export function instant(text: string): string {
  const fraction = /\.(\d{1,3})/.exec(text)?.[1] ?? ''
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.padEnd(3, '0')}Z`
}
