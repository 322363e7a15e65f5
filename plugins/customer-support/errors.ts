import type { ErrorEntry } from 'plugboard'

/** Why a callback cannot be asked for, or made. */
export const errors = {
  SUPPORT_WINDOW_PAST: { status: 422, message: 'The window of the callback has passed' },
  SUPPORT_WINDOW_CLOSED: { status: 422, message: 'Nobody is there to call in the window' },
  SUPPORT_CALLBACK_TAKEN: { status: 409, message: 'The callback is assigned to somebody else' },
  SUPPORT_ASSIGNEE_INVALID: { status: 422, message: 'The callback cannot be given to them' },
} as const satisfies Record<string, ErrorEntry>
