import type { App } from 'plugboard'
import catalog, {
  createOffering,
  createPrices,
  createSpecification,
  type NewOffering,
  type NewPrice,
  type NewSpecification,
} from 'plugboard/plugins/catalog'
import { type TestContext, testApp } from 'plugboard/testing'

type TestOptions = Omit<Parameters<typeof testApp>[1], 'plugins'>

/** An application that sells from the catalogue, which is empty. */
export function catalogApp(t: TestContext, options: TestOptions = {}) {
  return testApp(t, { plugins: [catalog], ...options })
}

interface OnSale extends Partial<Omit<NewOffering, 'key' | 'specification'>> {
  readonly characteristics?: NewSpecification['characteristics']
  readonly specificationStatus?: NewSpecification['lifecycleStatus']
  readonly prices?: readonly Partial<Omit<NewPrice, 'offering'>>[]
}

/** Puts an offering on sale: at one dollar a month, unless told otherwise. */
export function sell(app: App, key: string, options: OnSale = {}): Promise<string> {
  const { characteristics, specificationStatus = 'launched', prices = [{}], ...offering } = options
  return app.transact(app.actors.system, { kind: 'seed', id: 'test' }, async uow => {
    const specification =
      characteristics &&
      (await createSpecification(uow, {
        key,
        name: key,
        family: 'test',
        characteristics,
        lifecycleStatus: specificationStatus,
      }))
    const { id } = await createOffering(uow, {
      key,
      name: `The ${key}`,
      lifecycleStatus: 'launched',
      ...offering,
      ...(specification ? { specification: specification.id } : {}),
    })
    for (const price of prices) {
      const isAmount = price.rate === undefined && price.tiers === undefined
      const standard = { name: 'Price', kind: 'recurring' } as const
      const amount = isAmount ? { price: dollars(1) } : {}
      await createPrices(uow, [{ ...standard, ...amount, ...price, offering: id }])
    }
    return id
  })
}

export const dollars = (amount: number) => ({ amount: amount * 100, currency: 'USD' })

/** A line with two bandwidths, prices by bandwidth and term, and one by the address. */
export const line: OnSale = {
  characteristics: {
    type: 'object',
    required: ['bandwidth'],
    properties: {
      bandwidth: { enum: ['100M', '1G'] },
      term: { type: 'integer', enum: [12, 36], default: 12 },
      addresses: { type: 'integer', minimum: 0, maximum: 8, default: 0 },
      managed: { type: 'boolean', default: false },
    },
  },
  prices: [
    { name: '100M', price: dollars(300), conditions: { bandwidth: '100M', term: 12 } },
    { name: '100M, long', price: dollars(240), conditions: { bandwidth: '100M', term: 36 } },
    { name: '1G', price: dollars(900), conditions: { bandwidth: '1G' } },
    { name: 'Managed', price: dollars(50), conditions: { managed: true } },
    { name: 'Addresses', price: dollars(2), multipliedBy: 'addresses' },
    { name: 'Many addresses', price: dollars(-4), conditions: { addresses: { from: 5 } } },
    { name: 'Installation', kind: 'oneTime', price: dollars(100) },
    { name: 'Euro', price: { amount: 20_000, currency: 'EUR' }, conditions: { bandwidth: '100M' } },
  ],
}
