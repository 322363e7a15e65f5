/** docs/decisions/0019: whichever domain a carrier leaves out, the others stand. */
import fc from 'fast-check'
import type { Plugin } from 'plugboard'
import telecom from 'plugboard/plugins/telecom'
import { type TestContext, testApp } from 'plugboard/testing'
import t from 'tap'
import { assemble } from '../../core/assembly.ts'
import bookPrices from '../../examples/bookshop/price-list.ts'
import { sell } from '../plugins/catalog/catalog.ts'

const domains: readonly Plugin[] = telecom
const needsOf = ({ needs = {} }: Plugin) => Object.keys(needs)

for (const { name } of domains) {
  t.test(`without ${name}, an order goes from its draft to its end`, async t => {
    const rest = without(name)
    t.notOk(rest.some(plugin => plugin.name === name || needsOf(plugin).includes(name)))
    const { customer, manager, nobody, offering } = await shop(t, rest)
    t.equal((await nobody.get('/readyz')).status, 200)
    t.equal((await nobody.get('/openapi.json')).status, 200)

    const made = await customer.post('/api/orders', { items: [{ offering }] })
    t.equal(made.status, 201, made.text)
    const url = `/api/orders/${made.body.id}`
    t.equal((await customer.post(`${url}/actions/submit`)).status, 200, 'submit')
    for (const action of ['accept', 'start', 'complete']) {
      const { status, text } = await manager.post(`${url}/actions/${action}`)
      t.equal(status, 200, `${action}: ${text}`)
    }
    const { body } = await customer.get(url)
    t.same([body.state, body.items[0].state], ['completed', 'completed'])
  })
}

t.test('each stands on what it needs alone', async t => {
  for (const plugin of domains) t.ok(assemble(closed([plugin])), plugin.name)
})

t.test('any choice of them stands with what it needs', async () => {
  const choice = fc.subarray([...domains])
  fc.assert(
    fc.property(choice, chosen => assemble(closed(chosen)).findings.length === 0),
    { numRuns: 30 },
  )
})

/** The preset without one of its plugins, and without what builds on that. */
function without(name: string): readonly Plugin[] {
  const left = new Set([name])
  // What is found in one round may be what others build on.
  for (let size = 0; size < left.size; ) {
    size = left.size
    for (const plugin of domains) {
      if (needsOf(plugin).some(need => left.has(need))) left.add(plugin.name)
    }
  }
  return domains.filter(plugin => !left.has(plugin.name))
}

/** Plugins with all that they need, directly or through others. */
function closed(chosen: readonly Plugin[]): readonly Plugin[] {
  const names = new Set(chosen.map(plugin => plugin.name))
  for (const name of names) {
    for (const need of needsOf(domains.find(plugin => plugin.name === name)!)) names.add(need)
  }
  return domains.filter(plugin => names.has(plugin.name))
}

/** An application of these plugins with something on sale: in the catalogue, or at the bookshop's prices. */
async function shop(t: TestContext, plugins: readonly Plugin[]) {
  if (plugins.some(plugin => plugin.name === 'catalog')) {
    const running = await testApp(t, { plugins })
    await sell(running.app, 'circuit')
    return { ...running, offering: 'circuit' }
  }
  const running = await testApp(t, { plugins: [...plugins, bookPrices] })
  return { ...running, offering: 'moby-dick' }
}
