import type { AppOptions } from 'plugboard'
import prices from './price-list.ts'

/**
 * The whole shop: the core, and what it sells. To sell cards along, import `giftNote` from
 * ../gift-note/index.ts and add it to the list.
 */
export default {
  plugins: [prices],
  // Apart from the other examples, which keep their data in .plugboard.
  database: { dataFolder: process.env.PLUGBOARD_DATA ?? '.plugboard/bookshop' },
} satisfies AppOptions
