import { definePlugin, Field, object, part, Type } from 'plugboard'
import t from 'tap'
import { assemble } from '../../core/assembly.ts'
import prices from '../../examples/bookshop/price-list.ts'
import { thrownBy } from '../plugin/helper.ts'

type Fields = Parameters<typeof part>[2]

function modelOf(fields: Fields, options: object = {}) {
  const shelf = object('Shelf', fields, { title: 'Shelf', path: 'shelves', ...options })
  const plugin = definePlugin({
    ...{ name: 'library', version: '1.0.0', core: '^0.1.0', objects: [shelf] },
  })
  return assemble([prices, plugin]).model.object('Shelf')
}

t.test('each kind of field has its column', async t => {
  const { fields, table } = modelOf({
    name: Type.String({ maxLength: 80 }),
    story: Type.String(),
    count: Type.Integer(),
    big: Type.Integer({ maximum: 5_000_000_000 }),
    low: Type.Integer({ minimum: -5_000_000_000 }),
    ratio: Type.Number(),
    rate: Field.decimal({ precision: 8, scale: 4 }),
    price: Field.money(),
    isOpen: Type.Boolean(),
    openOn: Field.date(),
    openAt: Field.dateTime(),
    material: Type.Enum(['wood', 'steel']),
    side: Type.Union([Type.Literal('left'), Type.Literal('right')]),
    outside: Field.uuid(),
    account: Field.reference('Account'),
    tags: Type.Array(Type.String()),
    size: Type.Object({ height: Type.Integer() }),
  })
  t.equal(table, 'library__shelves')
  const columns = fields
    .filter(({ system }) => !system)
    .map(({ name, kind, columns: own }) => [name, kind, ...own.map(({ type }) => type)].join(' '))
  t.same(columns, [
    ...['name string varchar(80)', 'story string text', 'count integer integer'],
    ...['big integer bigint', 'low integer bigint', 'ratio number double precision'],
    ...['rate decimal numeric(8,4)', 'price money bigint char(3)', 'isOpen boolean boolean'],
    ...['openOn date date', 'openAt dateTime timestamptz(3)', 'material enum text'],
    ...['side enum text', 'outside uuid uuid', 'account reference uuid', 'tags json jsonb'],
    'size json jsonb',
  ])
  const [money] = fields.filter(({ name }) => name === 'price')
  t.same(
    money?.columns.map(({ name }) => name),
    ['price_amount', 'price_currency'],
  )
  t.same(fields.find(({ name }) => name === 'side')?.values, ['left', 'right'])
})

t.test('what does not hold stops the boot, and says where and why', async t => {
  const cases: readonly [string, () => unknown, RegExp][] = [
    [
      'a misspelt mark',
      () => modelOf({ a: Type.String({ filterabel: true }) }),
      /Shelf\.a.*"filterabel"/,
    ],
    ['a name in another case', () => modelOf({ a_b: Type.String() }), /Shelf\.a_b.*camelCase/],
    ['a name of the core', () => modelOf({ state: Type.String() }), /Shelf\.state.*keeps/],
    [
      'a target that is not there',
      () => modelOf({ a: Field.reference('Shelv') }),
      /Shelf\.a.*Shelv/,
    ],
    [
      'a filter by something nested',
      () => modelOf({ a: Type.Array(Type.String(), { filterable: true }) }),
      /Shelf\.a.*filter/,
    ],
    [
      'a filter by a secret',
      () => modelOf({ a: Type.String({ secret: true, filterable: true }) }),
      /Shelf\.a.*secret/,
    ],
    [
      'a unique group of nothing',
      () => modelOf({ a: Type.String() }, { unique: [['a', 'b']] }),
      /Shelf.*b/,
    ],
    [
      'an account that is no field',
      () => modelOf({ a: Type.String() }, { account: 'owner' }),
      /Shelf.*owner/,
    ],
    [
      'a part of nothing',
      () =>
        assemble([
          prices,
          definePlugin({
            ...{ name: 'library', version: '1.0.0', core: '^0.1.0' },
            parts: [part('Ordr', 'shelf', { a: Type.String() })],
          }),
        ]),
      /shelf.*Ordr/,
    ],
  ]
  for (const [what, work, words] of cases) {
    const { code, message } = thrownBy(work)
    t.equal(code, 'SCHEMA_INVALID', what)
    t.match(message, words, what)
  }
})
