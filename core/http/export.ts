import type { Display, DisplayField } from '../presentation/display/display.ts'
import type { DisplayedObject } from '../presentation/display/displayed-objects.ts'
import type { Presenter } from '../presentation/display/present.ts'

/**
 * A list as CSV (RFC 4180): a column for each field that the audience sees, parts included.
 *
 * @param only the fields and parts that are wanted, besides the id; all where absent
 */
export function toCsv(
  presenter: Presenter,
  display: Display,
  items: readonly DisplayedObject[],
  { audience, only }: { readonly audience: string; readonly only?: readonly string[] | undefined },
): string {
  const isWanted = ({ part, name }: DisplayField) =>
    only === undefined || (part ?? name) === 'id' || only.includes(part ?? name)
  const fields = presenter.visibleFields(display, audience).filter(isWanted)
  const header = fields.map(field => cell(field.path))
  const rows = items.map(({ row }) => fields.map(field => cell(field.value(row))))
  return [header, ...rows].map(cells => `${cells.join(',')}\r\n`).join('')
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  const safe = isFormula(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A spreadsheet would run what begins like this; a negative number is none. */
function isFormula(text: string): boolean {
  return /^[=+\-@\t\r＝＋－＠]/.test(text) && !/^-\d+(\.\d+)?(e[+-]?\d+)?$/.test(text)
}
