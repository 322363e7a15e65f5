import prices from '../../../examples/bookshop/price-list.ts'
import giftNote from '../../../examples/gift-note/index.ts'

export default { plugins: [prices, giftNote] }
