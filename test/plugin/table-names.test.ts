import t from 'tap'
import { Type } from 'typebox'
import { definePlugin } from '../../core/plugin/define.ts'
import { gather } from '../../core/plugin/gather.ts'
import { tablesOf } from '../../core/plugin/table-names.ts'
import { buildModel } from '../../core/schema/build-model.ts'
import { object, part } from '../../core/schema/definition.ts'
import { plugin } from './helper.ts'

t.test('tables are named as the schema names them', async t => {
  const fields = { note: Type.String() }
  const core = definePlugin({
    name: 'core',
    version: '1.0.0',
    core: '*',
    objects: [object('OrderItem', fields, { title: 'Item', path: 'order-items' })],
    parts: [part('OrderItem', 'own', fields)],
  })
  const guest = plugin('gift-note', {
    objects: [object('GiftCard', fields, { title: 'Card', path: 'gift-cards' })],
    parts: [part('OrderItem', 'giftNote', fields), part('GiftCard', 'extra', fields)],
  })
  const plugins = [core, guest]
  const declared = <Definition>(of: readonly { plugin: string; value: Definition }[]) =>
    of.map(({ plugin, value }) => ({ plugin, definition: value }))
  const model = buildModel({
    objects: declared(gather(plugins, ({ objects }) => objects)),
    parts: declared(gather(plugins, ({ parts }) => parts)),
  })
  const tables = [...model.objects.values()].flatMap(each => [
    each.table,
    ...each.parts.map(({ table }) => table),
  ])
  t.same(plugins.flatMap(tablesOf).sort(), tables.sort())
})
