import type { DisplayedObject } from '../presentation/display/displayed-objects.ts'
import type { Presenter } from '../presentation/display/present.ts'

/** A list as CSV (RFC 4180): a column for each field that the audience sees, parts included. */
export function toCsv(
  presenter: Presenter,
  items: readonly DisplayedObject[],
  audience: string,
): string {
  const [first] = items
  if (!first) return ''
  const fields = presenter.visibleFields(first.display, audience)
  const header = fields.map(field => cell(field.path))
  const rows = items.map(({ row }) => fields.map(field => cell(field.value(row))))
  return [header, ...rows].map(cells => `${cells.join(',')}\r\n`).join('')
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  // A spreadsheet would run what begins like this as a formula.
  const safe = /^[=+\-@\t\r]/.test(text) && typeof value !== 'number' ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
