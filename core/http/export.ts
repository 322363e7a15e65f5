import type { Display, DisplayField } from '../presentation/display/display.ts'
import type { DisplayedObject, DisplayedPage } from '../presentation/display/displayed-objects.ts'
import type { Presenter } from '../presentation/display/present.ts'

/** A list as CSV (RFC 4180): a column for each field that the audience sees, parts included. */
export interface CsvTable {
  readonly head: string
  rows(items: readonly DisplayedObject[]): string
}

/** @param only the fields and parts that are wanted, besides the id; all where absent */
export function csvTable(
  presenter: Presenter,
  display: Display,
  { audience, only }: { readonly audience: string; readonly only?: readonly string[] | undefined },
): CsvTable {
  const isWanted = ({ part, name }: DisplayField) =>
    only === undefined || (part ?? name) === 'id' || only.includes(part ?? name)
  const fields = presenter.visibleFields(display, audience).filter(isWanted)
  const line = (values: readonly unknown[]) => `${values.map(cell).join(',')}\r\n`
  return {
    head: line(fields.map(({ path }) => path)),
    rows: items => items.map(({ row }) => line(fields.map(field => field.value(row)))).join(''),
  }
}

/** A whole list page by page: the next one is read when the one before has been taken. */
export async function* wholeTable(
  table: CsvTable,
  first: DisplayedPage,
  read: (cursor: string) => Promise<DisplayedPage>,
): AsyncGenerator<string> {
  yield table.head + table.rows(first.items)
  for (let cursor = first.nextCursor; cursor !== null; ) {
    const page = await read(cursor)
    yield table.rows(page.items)
    cursor = page.nextCursor
  }
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  const safe = isFormula(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A spreadsheet would run what begins like this; a negative number is none. */
function isFormula(text: string): boolean {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^-\d+(\.\d+)?(e[+-]?\d+)?$/.test(text)
}
