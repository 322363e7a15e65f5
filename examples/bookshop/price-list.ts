import { definePlugin, OfferingSource, priceList, provide, Type } from 'plugboard'

const format = Type.Object(
  { format: Type.Enum(['paperback', 'hardcover'], { title: 'Format', default: 'paperback' }) },
  { additionalProperties: false },
)

const books = priceList([
  {
    offering: 'moby-dick',
    name: 'Moby-Dick',
    currency: 'USD',
    oneTime: 1_299,
    characteristics: format,
  },
  {
    offering: 'middlemarch',
    name: 'Middlemarch',
    currency: 'USD',
    oneTime: 1_499,
    characteristics: format,
  },
  {
    offering: 'book-club',
    name: 'Book club, one book a month',
    currency: 'USD',
    oneTime: 500,
    recurring: 999,
  },
])

/** What the shop sells: a list in code. A larger shop would read it from a table of its own. */
export default definePlugin({
  name: 'price-list',
  version: '1.0.0',
  core: '^0.1.0',
  providers: [provide(OfferingSource, () => books)],
})
