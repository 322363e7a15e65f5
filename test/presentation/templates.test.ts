import { definePlugin, type PageFlowChange, type Plugin, type PluginDefinition } from 'plugboard'
import t from 'tap'
import { assemble } from '../../core/assembly.ts'
import { isPlugboardError } from '../../core/errors.ts'
import prices from '../../examples/bookshop/price-list.ts'
import { templateFolder } from './template-folder.ts'

const plugin = (name: string, more: Partial<PluginDefinition>): Plugin =>
  definePlugin({ name, version: '1.0.0', core: '*', ...more })

/** The code and the words that the assembly of some plugins is refused with. */
function refusal(...plugins: Plugin[]): { code: string; text: string } {
  try {
    assemble([prices, ...plugins])
  } catch (error) {
    if (isPlugboardError(error)) return { code: error.code, text: error.message }
    throw error
  }
  return { code: 'none', text: '' }
}

const replaces = (name: string, more: Partial<PluginDefinition> = {}) =>
  plugin(name, {
    views: templateFolder({ 'sign-in.liquid': `<p>${name}</p>` }),
    overrides: ['sign-in.liquid'],
    ...more,
  })

t.test('two plugins that override one template conflict', async t => {
  const { code, text } = refusal(replaces('north'), replaces('south'))
  t.equal(code, 'PLUGIN_CONFLICT')
  t.match(text, 'north')
  t.match(text, 'south')
  t.match(text, 'sign-in')
})

t.test('unless one of them needs the other: it comes last and is used', async t => {
  const { templates } = assemble([
    prices,
    replaces('south', { needs: { north: '*' } }),
    replaces('north'),
  ])
  t.equal(templates.get('sign-in'), '<p>south</p>')
  t.equal(templates.get('north:sign-in'), '<p>north</p>')
  t.match(templates.get('core:sign-in'), 'password')
})

t.test('a template that replaces another without having said so is refused', async t => {
  const silent = plugin('silent', { views: templateFolder({ 'layout.liquid': '<html></html>' }) })
  const { code, text } = refusal(silent)
  t.equal(code, 'PLUGIN_CONFLICT')
  t.match(text, "add 'layout' to its `overrides`")
})

t.test('an override that has no file, or replaces nothing, is refused', async t => {
  t.match(refusal(plugin('lost', { overrides: ['layout'] })), {
    code: 'PAGE_INVALID',
    text: /no file/,
  })
  const odd = plugin('odd', { views: templateFolder({ 'odd.liquid': '' }), overrides: ['odd'] })
  t.match(refusal(odd), { code: 'PAGE_INVALID', text: /which nobody has/ })
  const nowhere = plugin('nowhere', { views: new URL('file:///there/is/no/such/folder/') })
  t.match(refusal(nowhere), { code: 'PAGE_INVALID', text: /no folder/ })
})

t.test('a page wants a template, and a place of its own', async t => {
  const page = { name: 'shop:map', path: '/map', title: 'Map', template: 'map' }
  t.match(refusal(plugin('shop', { pages: [page] })), { code: 'PAGE_INVALID', text: /map\.liquid/ })
  const views = templateFolder({ 'map.liquid': '' })
  const thief = plugin('shop', { views, pages: [{ ...page, path: '/orders' }] })
  t.match(refusal(thief), { code: 'PLUGIN_CONFLICT', text: /Order:list/ })
  const bare = plugin('shop', { views, pages: [{ ...page, path: 'map' }] })
  t.match(refusal(bare), { code: 'PAGE_INVALID', text: /shop:map of the plugin shop.*slash/ })
})

t.test('page flows name what is there, and do not contradict each other', async t => {
  const views = templateFolder({ 'a.liquid': '' })
  const page = { name: 'flow:a', path: '/a', title: 'A', template: 'a' }
  const flows = (pageFlows: PageFlowChange, name = 'flow', more: Partial<PluginDefinition> = {}) =>
    plugin(name, { ...(name === 'flow' ? { views, pages: [page] } : {}), pageFlows, ...more })
  t.equal(refusal(flows(flow => flow.next('Order.submit', 'done', 'flow:a'))).code, 'none')
  t.match(refusal(flows(flow => flow.next('Order.sbmit', 'done', 'flow:a'))), {
    code: 'PAGE_INVALID',
    text: /no action Order\.sbmit/,
  })
  t.match(refusal(flows(flow => flow.next('Order.submit', 'fine', 'flow:a'))).text, /no outcome/)
  t.match(
    refusal(flows(flow => flow.next('Order.submit', 'done', 'flow:b'))).text,
    /no page flow:b/,
  )
  const other = flows(flow => flow.next('Order.submit', 'done', 'Order:list'), 'other')
  const first = flows(flow => flow.next('Order.submit', 'done', 'flow:a'))
  t.match(refusal(first, other), { code: 'PLUGIN_CONFLICT', text: /flow and other/ })
  const builds = flows(flow => flow.next('Order.submit', 'done', 'Order:list'), 'other', {
    needs: { flow: '*' },
  })
  const { pages } = assemble([prices, builds, first])
  t.equal(pages.flows.next('Order.submit', 'done')?.name, 'Order:list')
})
