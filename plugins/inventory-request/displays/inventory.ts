import type { DisplayEditor } from 'plugboard'

/** How a resource is kept unique is nobody's concern but the database's. */
export const inventoryResourceDisplay = (display: DisplayEditor) => display.hide('identity')
