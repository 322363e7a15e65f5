import { type CsvError, type Info, parse } from 'csv-parse/sync'
import { cellsOf, columnsOf, valuesOf } from './csv-cells.ts'
import {
  type CatalogRecord,
  type CatalogRow,
  type LineFault,
  type ReadFile,
  recordKinds,
} from './record-kinds.ts'

/** The column that says what a row is; without it all are prices. */
const kindColumn = 'record'

interface Parsed {
  readonly record: Readonly<Record<string, string>>
  readonly info: Info
}

/**
 * Reads a catalogue from CSV: a row for each record, with the columns of all kinds. An empty cell is a field
 * that is not there; an amount has two columns, `price.amount` and `price.currency`; what is nested is JSON.
 */
export function readCsv(text: string): ReadFile {
  let parsed: Parsed[]
  try {
    const options = { columns: true, bom: true, info: true, skip_empty_lines: true } as const
    parsed = parse(text, options) as unknown as Parsed[]
  } catch (error) {
    const { message, lines } = error as CsvError & { readonly lines?: number }
    return { rows: [], faults: [{ line: lines ?? 1, pointer: '', message }] }
  }
  const rows: CatalogRow[] = []
  const faults: LineFault[] = unknownColumns(parsed[0]?.record ?? {})
  for (const { record, info } of parsed) {
    const line = info.lines
    const { [kindColumn]: name = 'price', ...cells } = record
    const kind = recordKinds.find(candidate => candidate.name === name)
    if (!kind) {
      const known = recordKinds.map(candidate => candidate.name).join(', ')
      faults.push({ line, pointer: `/${kindColumn}`, message: `must be one of ${known}` })
      continue
    }
    const { values, wrong } = valuesOf(kind, cells)
    faults.push(...wrong.map(fault => ({ line, ...fault })))
    if (wrong.length === 0) rows.push({ kind, values, line })
  }
  return { rows, faults }
}

/** Writes records as CSV that {@link readCsv} reads. */
export function writeCsv(records: readonly CatalogRecord[]): string {
  const columns = [...new Set(recordKinds.flatMap(columnsOf))]
  const lines = records.map(({ kind, values }) => {
    const cells = cellsOf(kind, values)
    return [kind.name, ...columns.map(column => cells.get(column) ?? '')].map(quoted).join()
  })
  return `${[[kindColumn, ...columns].join(), ...lines].join('\n')}\n`
}

function unknownColumns(record: Readonly<Record<string, string>>): LineFault[] {
  const known = new Set([kindColumn, ...recordKinds.flatMap(columnsOf)])
  return Object.keys(record)
    .filter(column => !known.has(column))
    .map(column => ({ line: 1, pointer: `/${column}`, message: 'is no column of a catalogue' }))
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) || cell.trim() !== cell ? `"${cell.replaceAll('"', '""')}"` : cell
}
