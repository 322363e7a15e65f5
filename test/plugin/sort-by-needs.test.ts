import t from 'tap'
import { sortByNeeds } from '../../core/plugin/sort-by-needs.ts'
import { plugin, thrownBy } from './helper.ts'

const needing = (name: string, ...needs: string[]) =>
  plugin(name, { needs: Object.fromEntries(needs.map(need => [need, '*'])) })

t.test('PLUGIN_CYCLE shows the whole circle, from its first name on', async t => {
  const list = [
    needing('before', 'catalog'),
    needing('quote', 'free', 'tax'),
    needing('tax', 'catalog'),
    needing('catalog', 'quote'),
    needing('free'),
  ]
  for (const listed of [list, list.toReversed()]) {
    const error = thrownBy(() => sortByNeeds(listed))
    t.equal(error.code, 'PLUGIN_CYCLE')
    t.match(error.message, 'catalog → quote → tax → catalog')
    t.notMatch(error.message, 'before')
    t.match(error.message, 'a plugin that both need')
    t.same(error.details.data, { circle: ['catalog', 'quote', 'tax'] })
  }
})

t.test('a plugin that needs itself is a circle', async t => {
  t.match(thrownBy(() => sortByNeeds([needing('catalog', 'catalog')])).message, 'catalog → catalog')
})
