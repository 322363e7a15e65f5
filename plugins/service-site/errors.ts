import type { ErrorEntry } from 'plugboard'

/** Why something cannot be done at a site. */
export const errors = {
  SITE_CLOSED: { status: 409, message: 'The site is closed' },
} as const satisfies Record<string, ErrorEntry>
