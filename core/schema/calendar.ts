/** Whether a text is a day of the calendar, `2026-03-29`; the year 0 is none. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text.startsWith('0000')) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  // A day that its month does not have rolls over into the next one.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** Whether a text is an instant with its offset, `2026-03-29T01:00:00Z`. */
export function isInstant(text: string): boolean {
  const time = /^T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/
  return isDay(text.slice(0, 10)) && time.test(text.slice(10)) && !Number.isNaN(Date.parse(text))
}
