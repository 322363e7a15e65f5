import type { errors } from '../../../plugins/mcd/errors.ts'
import type { ErrorText } from '../error-text.ts'

export const texts: Readonly<Record<keyof typeof errors, ErrorText>> = {
  MCD_DATE_EARLY: {
    means:
      'A disconnect cannot be wanted before it is asked for, nor before the days of notice of `mcd.noticeDays` are over.',
    do: 'Ask for the date that the data name, or a later one.',
  },
  MCD_DATES_DIFFER: {
    means: 'An order disconnects services on different dates, each of which ends billing.',
    do: 'Order what ends on another date for itself.',
  },
  MCD_CHARGES_UNACCEPTED: {
    means:
      'Early termination or a change at short notice costs something that nobody has accepted.',
    do: 'Look at the charges in the data, and accept their total with `acceptCharges`.',
  },
  MCD_CHARGES_CHANGED: {
    means: 'The amount that is accepted is not what it costs now; another date has another charge.',
    do: 'Look at the charges in the data, and accept the new total.',
  },
  MCD_MOVE_UNPAIRED: {
    means: 'An item of a move lacks the other half: what is added, or what it replaces.',
    do: 'Relate the added item to the deleted one by `telecom.relationships`, with the type `replaces`.',
  },
  MCD_MOVE_WAITS: {
    means: 'The old service of a move stays until the new one is there and the overlap is over.',
    do: 'Complete the new service. The old one ends by itself behind it.',
  },
  MCD_MOVE_DECIDED: {
    means:
      'The new service of a move is there, so that the disconnect of the old one is not given up.',
    do: 'Complete the disconnect of the old service.',
  },
}
