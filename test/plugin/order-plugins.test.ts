import * as fc from 'fast-check'
import t from 'tap'
import { orderPlugins } from '../../core/plugin/order-plugins.ts'
import { names, plugin, thrownBy } from './helper.ts'

t.test('puts a plugin after what it needs, and by name where there is a choice', async t => {
  const list = [
    plugin('quote', { needs: { catalog: '^1.0.0' } }),
    plugin('zebra'),
    plugin('catalog', { needs: { tax: '^1.0.0' } }),
    plugin('tax'),
    plugin('apple', { needs: { zebra: '^1.0.0' } }),
  ]
  t.same(names(orderPlugins(list, '1.0.0')), ['tax', 'catalog', 'quote', 'zebra', 'apple'])
  t.ok(Object.isFrozen(orderPlugins(list, '1.0.0')))
  t.same(orderPlugins([], '1.0.0'), [])
})

t.test('gives the same order however an acyclic set is listed', async () => {
  const pool = ['ant', 'bee', 'cat', 'dog', 'eel', 'fox', 'gnu', 'hen', 'ibis', 'jay']
  const letters = fc.shuffledSubarray(pool, { minLength: 1 })
  // A plugin needs some of those drawn before it: so there are no circles.
  const needs = fc.array(fc.array(fc.nat(9), { maxLength: 3 }), { minLength: 10, maxLength: 10 })
  const acyclic = fc.tuple(letters, needs).map(([drawn, picks]) =>
    drawn.map((name, index) => {
      const earlier = drawn.slice(0, index)
      const needed = earlier.filter((_, place) => picks[index]?.includes(place))
      return plugin(name, { needs: Object.fromEntries(needed.map(each => [each, '*'])) })
    }),
  )
  const sets = acyclic.chain(set =>
    fc.tuple(
      fc.constant(set),
      fc.shuffledSubarray(set, { minLength: set.length, maxLength: set.length }),
    ),
  )
  fc.assert(
    fc.property(sets, ([set, shuffled]) => {
      const ordered = orderPlugins(set, '1.0.0')
      const place = new Map(ordered.map(({ name }, index) => [name, index]))
      const needsFirst = ordered.every(({ name, needs = {} }) =>
        Object.keys(needs).every(need => (place.get(need) ?? 99) < (place.get(name) ?? -1)),
      )
      const again = orderPlugins(shuffled, '1.0.0')
      return (
        needsFirst && ordered.length === set.length && names(again).join() === names(ordered).join()
      )
    }),
  )
})

t.test('PLUGIN_DUPLICATE says which, where and what to do', async t => {
  const catalog = plugin('catalog')
  const error = thrownBy(() =>
    orderPlugins([catalog, plugin('tax'), plugin('catalog', { version: '2.0.0' })], '1.0.0'),
  )
  t.equal(error.code, 'PLUGIN_DUPLICATE')
  t.match(error.message, 'catalog stands in the list 2 times')
  t.match(error.message, 'position 1 (version 1.0.0) and position 3 (version 2.0.0)')
  t.match(error.message, 'Keep one of them')
  t.equal(thrownBy(() => orderPlugins([catalog, catalog], '1.0.0')).code, 'PLUGIN_DUPLICATE')
})

t.test('a fault in the list is told before what follows from it', async t => {
  const list = [plugin('quote', { needs: { catalog: '^1.0.0' } }), 'catalog']
  t.equal(thrownBy(() => orderPlugins(list, '1.0.0')).code, 'PLUGIN_INVALID')
})
