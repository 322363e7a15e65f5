import { createReadStream } from 'node:fs'
import { CsvError, parse } from 'csv-parse'
import { type FieldError, isPlugboardError } from 'plugboard'

/** One line of a file, by the names in its first line; what is empty is not there. */
export interface CsvRow {
  /** Counted from 1, where the row ends. */
  readonly line: number
  readonly values: Readonly<Record<string, string>>
}

/**
 * Reads a CSV file (RFC 4180, UTF-8) whose first line names the columns.
 *
 * @param columns the names that there may be
 * @param refuse told what is wrong with the file as a whole; nothing is read of it then
 */
export async function readCsv(
  file: string,
  columns: readonly string[],
  refuse: (fault: FieldError) => never,
): Promise<readonly CsvRow[]> {
  const rows: CsvRow[] = []
  const header = (names: string[]): string[] => {
    const unknown = names.filter(name => !columns.includes(name))
    const twice = names.find((name, index) => names.indexOf(name) !== index)
    if (unknown.length > 0) {
      const message = `there is no column ${unknown.join(', ')}; there are ${columns.join(', ')}`
      refuse({ pointer: '/lines/1', message })
    }
    if (twice !== undefined) refuse({ pointer: '/lines/1', message: `names ${twice} twice` })
    return names
  }
  const source = createReadStream(file)
  const parser = parse({
    bom: true,
    columns: header,
    info: true,
    skip_empty_lines: true,
    trim: true,
  })
  source.on('error', error => parser.destroy(error))
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<Parsed>) {
      const given = Object.entries(record).filter(([, value]) => value !== '')
      rows.push({ line: info.lines, values: Object.fromEntries(given) })
    }
  } catch (error) {
    if (isPlugboardError(error)) throw error
    if (error instanceof CsvError) {
      refuse({ pointer: `/lines/${error.lines ?? 1}`, message: error.message })
    }
    if ((error as NodeJS.ErrnoException).code !== undefined) {
      refuse({ pointer: '', message: `the file cannot be read: ${(error as Error).message}` })
    }
    throw error
  }
  return rows
}

interface Parsed {
  readonly record: Readonly<Record<string, string>>
  /** How many lines there were up to the end of the row. */
  readonly info: { readonly lines: number }
}
