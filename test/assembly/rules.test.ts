import { definePlugin, type PluginDefinition, refuse, rule } from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'

const never = (name: string, code: string) =>
  rule({
    name,
    code,
    title: `The rule ${name}`,
    facts: {},
    decide: () => refuse(`No, says ${name}`),
  })

const plugin = (name: string, more: Partial<PluginDefinition>) =>
  definePlugin({ name, version: '1.0.0', core: '^0.1.0', ...more })

const weekday = plugin('weekday', {
  errors: { WEEKDAY_CLOSED: { status: 403, message: 'The shop is closed today' } },
  policies: { Order: policy => policy.require('submit', never('weekday', 'WEEKDAY_CLOSED')) },
})
const credit = plugin('credit', {
  errors: { CREDIT_LOW: { status: 422, message: 'The credit does not suffice' } },
  policies: { Order: policy => policy.require('submit', never('credit', 'CREDIT_LOW')) },
})

t.test('the rules of two plugins on one transition both have their say', async t => {
  const { customer } = await testApp(t, { plugins: [weekday, prices, credit] })
  const { body } = await customer.post('/api/orders', { items: [{ offering: 'moby-dick' }] })
  const url = `/api/orders/${body.id}`
  t.notOk(
    body.actions.some(({ name }: { name: string }) => name === 'submit'),
    'no button',
  )
  const refused = await customer.post(`${url}/actions/submit`)
  t.equal(refused.status, 422)
  t.equal(refused.body.code, 'CREDIT_LOW')
  t.same(
    refused.body.refusals.map((refusal: Record<string, string>) => [refusal.plugin, refusal.code]),
    [
      ['credit', 'CREDIT_LOW'],
      ['weekday', 'WEEKDAY_CLOSED'],
    ],
  )
  const why = await customer.get(`${url}/actions`)
  const submit = why.body.items.find((item: { transition: string }) => item.transition === 'submit')
  t.same(
    submit.reasons.map((reason: Record<string, unknown>) => [reason.rule, reason.allowed]),
    [
      ['state', true],
      ['actor', true],
      ['hasItems', true],
      ['accountIsOpen', true],
      ['credit', false],
      ['weekday', false],
    ],
  )
  t.equal((await customer.get(url)).body.state, 'draft')
})

t.test('one that removes what another relies on stops the boot', async t => {
  const remover = plugin('remover', {
    policies: { Order: policy => policy.removeRule('submit', 'hasItems') },
  })
  const relying = plugin('relying', {
    policies: { Order: policy => policy.relyOn('submit', 'hasItems') },
  })
  await t.rejects(testApp(t, { plugins: [prices, remover, relying] }), {
    code: 'POLICY_INVALID',
    message: /"remover" takes away the rule "core:hasItems".*"relying"/s,
  })
  const { customer } = await testApp(t, { plugins: [prices, remover] })
  const { body } = await customer.post('/api/orders', {})
  const empty = await customer.post(`/api/orders/${body.id}/actions/submit`)
  t.equal(empty.status, 200, 'alone it may')
})
