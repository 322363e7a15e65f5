/** An application with a subscriber, for `plugboard jobs`. */
import { definePlugin } from 'plugboard'
import prices from '../../../examples/bookshop/price-list.ts'

const herald = definePlugin({
  ...{ name: 'herald', version: '1.0.0', core: '^0.1.0' },
  subscribers: [
    { name: 'tell', event: 'orderSubmitted', handle: async () => {} },
    { name: 'sing', event: 'orderSubmitted', handle: async () => {} },
  ],
})

export default { plugins: [prices, herald] }
