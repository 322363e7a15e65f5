import type { DisplayEditor } from 'plugboard'

/** What a list of a customer's services tells first. */
export const productDisplay = (display: DisplayEditor) => display.column('offering', 'recurring')
