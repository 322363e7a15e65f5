import { PlugboardError } from '../../errors.ts'

/** Where a page of a list ended: the sorted value and the id of its last row. */
export interface Cursor {
  readonly value: unknown
  readonly id: string
}

/** @param sort the list's order, which the cursor is bound to */
export function writeCursor(sort: string, cursor: Cursor): string {
  return Buffer.from(JSON.stringify([sort, cursor.value, cursor.id])).toString('base64url')
}

/** @throws CURSOR_INVALID when it is not one of this list in this order */
export function readCursor(sort: string, text: string): Cursor {
  try {
    const [of, value, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[]
    const isScalar = value === null || ['string', 'number', 'boolean'].includes(typeof value)
    if (
      of === sort &&
      isScalar &&
      typeof id === 'string' &&
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
    ) {
      return { value, id }
    }
  } catch {
    // Not ours: answered below.
  }
  throw cursorInvalid()
}

export function cursorInvalid(): PlugboardError {
  return new PlugboardError('CURSOR_INVALID', {
    remedy: 'Pass nextCursor of the page before, with the same sort, or leave it out to start anew',
  })
}
