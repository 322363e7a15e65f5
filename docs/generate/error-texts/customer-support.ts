import type { errors } from '../../../plugins/customer-support/errors.ts'
import type { ErrorText } from '../error-text.ts'

export const texts: Readonly<Record<keyof typeof errors, ErrorText>> = {
  SUPPORT_WINDOW_PAST: {
    means: 'A callback was asked for in a window that is over.',
    do: 'Ask for a later window, or leave the window out to be called as soon as possible.',
  },
  SUPPORT_WINDOW_CLOSED: {
    means:
      'A callback was asked for in a window in which the team that calls is closed throughout: by its hours, a holiday or a closure of its business calendar.',
    do: 'Ask for a window behind the opening that the remedy names.',
  },
  SUPPORT_CALLBACK_TAKEN: {
    means: 'Somebody calls, or closes a call of, a callback that is assigned to a colleague.',
    do: 'Assign it to yourself first if the colleague cannot call; the history tells of it.',
  },
  SUPPORT_ASSIGNEE_INVALID: {
    means:
      'A callback was assigned to somebody who has no role of the staff, or may not sign in any more.',
    do: 'Choose an active user of the staff, or leave `assignee` out to take it yourself.',
  },
}
