import type { ErrorEntry } from 'plugboard'

/** Why a move, change or disconnect does not go on. */
export const errors = {
  MCD_DATE_EARLY: { status: 409, message: 'The date lies before the notice that is to be given' },
  MCD_DATES_DIFFER: { status: 409, message: 'Disconnects for different dates are one order each' },
  MCD_CHARGES_UNACCEPTED: { status: 409, message: 'The charges have not been accepted' },
  MCD_CHARGES_CHANGED: { status: 409, message: 'The charges are others than those accepted' },
  MCD_MOVE_UNPAIRED: { status: 409, message: 'A move lacks its other half' },
  MCD_MOVE_WAITS: { status: 409, message: 'The old service stays until the new one is there' },
  MCD_MOVE_DECIDED: { status: 409, message: 'The new service is there: the old one has to end' },
} as const satisfies Record<string, ErrorEntry>
