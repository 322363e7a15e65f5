import { definePlugin, part, Type } from 'plugboard'
import t from 'tap'
import { must } from '../telecom-order/telecom-shop.ts'
import { items, quoteShop } from './quote-shop.ts'

/** What a vendor may add to quotes and their items. */
const campaign = definePlugin({
  name: 'campaign',
  version: '1.0.0',
  core: '*',
  needs: { quote: '*' },
  parts: [
    part('Quote', 'campaign', { name: Type.String({ maxLength: 40 }) }),
    part('QuoteItem', 'campaign', { code: Type.String({ maxLength: 40 }) }),
  ],
  migrations: [
    {
      name: '0001-initial',
      statements: [
        `create table campaign__quote_campaign (id uuid primary key references quote__quotes (id) on delete cascade,
          name varchar(40) not null)`,
        `create table campaign__quote_item_campaign (
          id uuid primary key references quote__quote_items (id) on delete cascade, code varchar(40) not null)`,
      ],
    },
  ],
})

t.test(
  'the parts of other plugins come with a quote, and go along into its new versions',
  async t => {
    const { seller, begin } = await quoteShop(t, [campaign])
    const quote = await begin({
      campaign: { name: 'Summer' },
      items: [{ ...items[0], campaign: { code: 'S-1' } }, items[1]],
    })
    const url = `/api/quotes/${quote.id}`
    await must(seller.patch(url, { campaign: { name: 'Late summer' } }))
    await must(seller.patch(`${url}/items/${quote.items[1].id}`, { campaign: { code: 'S-2' } }))
    await must(seller.post(`${url}/actions/offer`))
    const { supersededBy } = await must(seller.post(`${url}/actions/revise`))
    t.match(await must(seller.get(`/api/quotes/${supersededBy}`)), {
      campaign: { name: 'Late summer' },
      items: [{ campaign: { code: 'S-1' } }, { campaign: { code: 'S-2' } }],
    })
  },
)
