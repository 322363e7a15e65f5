import t from 'tap'
import { Type } from 'typebox'
import { assemblePlugins } from '../../core/plugin/assemble.ts'
import { definePlugin } from '../../core/plugin/define.ts'
import { plugin, thrownBy } from './helper.ts'

const core = definePlugin({
  name: 'core',
  version: '1.0.0',
  core: '*',
  errors: { NOT_FOUND: { status: 404, message: 'Not there' } },
})
const options = Type.Object({ currency: Type.Optional(Type.String({ default: 'EUR' })) })
const catalog = definePlugin({ name: 'catalog', version: '1.0.0', core: '^1.0.0', options })

t.test('the core comes first, the rest in order, with their options', async t => {
  const quote = plugin('a-quote', { needs: { catalog: '^1.0.0' } })
  const assembled = assemblePlugins(core, [quote, catalog], '1.0.0')
  t.same(assembled.names, ['core', 'catalog', 'a-quote'])
  t.equal(assembled.plugins[0], core)
  t.same(assembled.options.get('catalog'), { currency: 'EUR' })
  t.equal(assembled.options.get('a-quote'), undefined)
  t.ok(Object.isFrozen(assembled.plugins))
})

t.test('runs on the core alone', async t => {
  t.same(assemblePlugins(core, [], '1.0.0').names, ['core'])
})

t.test('whatever is wrong stops it', async t => {
  const code = (...plugins: unknown[]) =>
    thrownBy(() => assemblePlugins(core, plugins, '1.0.0')).code
  t.equal(code(plugin('quote', { needs: { catalog: '^1.0.0' } })), 'PLUGIN_MISSING')
  t.equal(code(plugin('quote', { errors: core.errors ?? {} })), 'PLUGIN_CONFLICT')
  t.equal(code(catalog.with({ currency: 7 as unknown as string })), 'PLUGIN_OPTIONS')
  t.equal(code(core), 'PLUGIN_INVALID')
})
