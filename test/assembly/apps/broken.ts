/** An application whose policies do not hold together, for `plugboard policy check`. */
import { definePlugin } from 'plugboard'
import prices from '../../../examples/bookshop/price-list.ts'

const island = definePlugin({
  ...{ name: 'island', version: '1.0.0', core: '^0.1.0' },
  policies: {
    Order: policy =>
      policy
        .addState('stranded', { title: 'Stranded' })
        .addState('unreachable', { title: 'Unreachable' })
        .addTransition('strand', {
          ...{ title: 'Strand', from: ['draft'], to: 'stranded', actors: ['castaway'] },
        }),
  },
})

export default { plugins: [prices, island] }
