import t from 'tap'
import { Type } from 'typebox'
import { definePlugin } from '../../core/plugin/define.ts'
import { readOptions } from '../../core/plugin/options.ts'
import { Field } from '../../core/schema/field.ts'
import { plugin, thrownBy } from './helper.ts'

const catalog = definePlugin({
  name: 'catalog',
  version: '1.0.0',
  core: '*',
  options: Type.Object(
    {
      currency: Type.Optional(Type.String({ default: 'EUR', pattern: '^[A-Z]{3}$' })),
      feed: Type.Optional(
        Type.Object({
          url: Type.String({ format: 'uri' }),
          hours: Type.Optional(Type.Integer({ default: 24 })),
        }),
      ),
      rounding: Type.Optional(Type.Enum(['up', 'down'])),
      limit: Type.Optional(Field.money()),
    },
    { additionalProperties: false },
  ),
})

// Past the compiler, as a program in JavaScript would.
const wrong = (given: unknown) =>
  thrownBy(() => readOptions([catalog.with(given as Parameters<typeof catalog.with>[0])]))

t.test('defaults are filled in, whether or not options are given', async t => {
  t.same(readOptions([catalog]).get('catalog'), { currency: 'EUR' })
  const given = { feed: { url: 'https://feed.example/' } }
  t.same(readOptions([catalog.with(given)]).get('catalog'), {
    currency: 'EUR',
    feed: { url: 'https://feed.example/', hours: 24 },
  })
  t.same(given, { feed: { url: 'https://feed.example/' } }, 'what was given is untouched')
  t.notOk(Object.isFrozen(given))
})

t.test('options are frozen to their depths', async t => {
  const given = { feed: { url: 'https://feed.example/' } }
  const options = readOptions([catalog.with(given)]).get('catalog') as { feed: object }
  t.ok(Object.isFrozen(options))
  t.ok(Object.isFrozen(options.feed))
})

t.test('values that are not plain pass through as they are', async t => {
  const fetchFeed = () => 'feed'
  const options = Type.Object({ fetchFeed: Type.Unsafe<() => string>({}) })
  const feed = definePlugin({ name: 'feed', version: '1.0.0', core: '*', options })
  const read = readOptions([feed.with({ fetchFeed })]).get('feed') as { fetchFeed: unknown }
  t.equal(read.fetchFeed, fetchFeed)
})

t.test('PLUGIN_OPTIONS names the plugin, the pointers and the faults, all at once', async t => {
  const error = wrong({ currency: 5, feed: { hours: '24' }, roundin: 'up' })
  t.equal(error.code, 'PLUGIN_OPTIONS')
  t.match(error.message, 'options of the plugin catalog')
  t.match(error.message, '/currency must be string')
  t.match(error.message, '/feed/url is required')
  t.match(error.message, '/feed/hours must be integer')
  t.match(error.message, '/roundin is no option (did you mean "rounding"?)')
  t.match(error.message, 'Correct what is passed to .with() on catalog')
  t.same(error.details.errors?.map(({ pointer }) => pointer).sort(), [
    '/currency',
    '/feed/hours',
    '/feed/url',
    '/roundin',
  ])
  t.match(wrong({ rounding: 'sideways' }).message, '/rounding must be one of: up, down')
  t.match(wrong({ feed: { url: 'no address' } }).message, '/feed/url must match format "uri"')
  t.match(wrong('EUR').message, 'the whole must be object')
})

t.test('values do not appear in the message', async t => {
  t.notMatch(wrong({ currency: 'hunter2' }).message, 'hunter2')
})

t.test('options for a plugin that takes none are refused', async t => {
  const error = thrownBy(() => readOptions([plugin('tax').with({ rate: 1 })]))
  t.equal(error.code, 'PLUGIN_OPTIONS')
  t.match(error.message, 'tax takes no options')
  t.match(error.message, 'Leave out the call of .with()')
  t.equal(readOptions([plugin('tax')]).get('tax'), undefined)
})

t.test('a misspelt keyword in the schema is refused', async t => {
  const options = Type.Object({ name: Type.String({ maxLenght: 3 }) })
  const error = thrownBy(() =>
    readOptions([definePlugin({ name: 'tax', version: '1.0.0', core: '*', options })]),
  )
  t.equal(error.code, 'PLUGIN_OPTIONS')
  t.match(error.message, 'the plugin tax have an unusable schema')
  t.match(error.message, 'maxLenght')
})
