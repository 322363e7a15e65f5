import type { AppOptions } from 'plugboard'
import prices from './price-list.ts'

/** The whole shop: the core, and what it sells. Try adding `giftNote` from ../gift-note. */
export default { plugins: [prices] } satisfies AppOptions
