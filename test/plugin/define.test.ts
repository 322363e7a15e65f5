import t from 'tap'
import { Type } from 'typebox'
import { definePlugin, isPlugin } from '../../core/plugin/define.ts'

t.test('a plugin is a frozen value, recognised by its brand', async t => {
  const plugin = definePlugin({ name: 'tax', version: '1.0.0', core: '*' })
  t.ok(Object.isFrozen(plugin))
  t.ok(isPlugin(plugin))
  t.ok(isPlugin({ ...plugin }), 'of another copy of the package as well')
  t.notOk(isPlugin({ name: 'tax' }))
  t.notOk(isPlugin(null))
})

t.test('with() makes another plugin and leaves the first as it was', async t => {
  const options = Type.Object({ currency: Type.String() })
  const plugin = definePlugin({ name: 'tax', version: '1.0.0', core: '*', options })
  const euro = plugin.with({ currency: 'EUR' })
  t.same(euro.given, { currency: 'EUR' })
  t.same(euro.with({ currency: 'USD' }).given, { currency: 'USD' })
  t.equal(plugin.given, undefined)
  t.ok(isPlugin(euro))
  t.ok(Object.isFrozen(euro))
  t.equal(euro.options, options)
})
