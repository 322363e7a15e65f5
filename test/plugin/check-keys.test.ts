import t from 'tap'
import { checkKeys } from '../../core/plugin/check-keys.ts'
import type { PluginDefinition } from '../../core/plugin/define.ts'
import { orderPlugins } from '../../core/plugin/order-plugins.ts'
import { plugin, thrownBy } from './helper.ts'

const misspelt = { polices: {}, colour: 'red' } as Partial<PluginDefinition>

t.test('PLUGIN_INVALID names the plugin and the misspelt key with the right one', async t => {
  const error = thrownBy(() => checkKeys([plugin('gift-note', misspelt)]))
  t.equal(error.code, 'PLUGIN_INVALID')
  t.match(error.message, 'gift-note has the unknown key "polices"')
  t.match(error.message, 'Correct or remove the key. Did you mean "policies"?')
  t.match(error.message, 'gift-note has the unknown key "colour"')
  t.doesNotThrow(() => checkKeys([plugin('gift-note').with({})]))
})

t.test('a plugin made for a later core is told so, and not of its keys', async t => {
  const later = plugin('gift-note', { core: '^2.0.0', ...misspelt })
  t.equal(thrownBy(() => orderPlugins([later], '1.0.0')).code, 'PLUGIN_VERSION')
  const now = plugin('gift-note', misspelt)
  t.equal(thrownBy(() => orderPlugins([now], '1.0.0')).code, 'PLUGIN_INVALID')
})
