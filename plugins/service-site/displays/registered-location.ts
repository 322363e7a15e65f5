import type { DisplayEditor } from 'plugboard'

/** Who of the carrier's staff confirmed it is nothing of the customers'. */
export const registeredLocationDisplay = (display: DisplayEditor) =>
  display.hide('confirmedBy', ['customer'])
