import t from 'tap'
import { gather, gatherEntries, gatherValues } from '../../core/plugin/gather.ts'
import { plugin } from './helper.ts'

const flow = () => undefined
const plugins = [
  plugin('tax', { overrides: ['b', 'a'], errors: { T: { status: 500, message: 'T' } } }),
  plugin('empty'),
  plugin('quote', { overrides: ['c'], pageFlows: flow }),
]

t.test('lists, records and single values come in the order of the plugins', async t => {
  t.same(
    gather(plugins, ({ overrides }) => overrides),
    [
      { plugin: 'tax', value: 'b' },
      { plugin: 'tax', value: 'a' },
      { plugin: 'quote', value: 'c' },
    ],
  )
  t.same(
    gatherEntries(plugins, ({ errors }) => errors),
    [{ plugin: 'tax', key: 'T', value: { status: 500, message: 'T' } }],
  )
  t.same(
    gatherValues(plugins, ({ pageFlows }) => pageFlows),
    [{ plugin: 'quote', value: flow }],
  )
})
