import type { AppOptions } from 'plugboard'
import inventoryRequest from 'plugboard/plugins/inventory-request'
import prices from '../../../examples/bookshop/price-list.ts'

/** What the command line is about in the tests of this plugin. */
export default { plugins: [prices, inventoryRequest] } satisfies AppOptions
