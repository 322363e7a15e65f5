import type { ErrorEntry } from 'plugboard'

export const errors = {
  GIFT_NOTE_SHOUTS: { status: 409, message: 'The message on the card is all in capitals' },
} satisfies Record<string, ErrorEntry>
