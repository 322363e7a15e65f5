import t from 'tap'
import { characteristicsText, formatValue } from '../../core/presentation/formats/format.ts'
import { valueText } from '../../core/presentation/formats/value-text.ts'
import { schemaFields } from '../../core/schema/form.ts'

const schema = {
  type: 'object',
  required: ['term'],
  properties: {
    routing: { title: 'Routing', enum: ['static', 'bgp'], titles: { bgp: 'BGP' } },
    term: { type: 'integer', title: 'Term', enum: [12, 36], unit: 'months' },
    lines: { type: 'integer', title: 'Distance', unit: 'miles' },
  },
}

t.test('values are called what their schema calls them', async t => {
  t.equal(valueText('bgp', { titles: { bgp: 'BGP' } }), 'BGP')
  t.equal(valueText('inStudy'), 'In study')
  t.equal(valueText('toString', { titles: {} }), 'To string', 'what objects inherit is no title')
  t.equal(
    characteristicsText({ term: 36, routing: 'bgp', lines: 4 }, schema),
    'Routing: BGP\nTerm: 36 months\nDistance: 4 miles',
  )
  t.equal(valueText(['lte', 'fiber'], { items: { titles: { lte: 'LTE' } } }), 'LTE, Fiber')
  const [routing, term] = schemaFields(schema)
  t.match(routing, { titles: { bgp: 'BGP' }, optional: true })
  t.match(term, { unit: 'months', optional: false })
})

t.test('nested values are lines for people', async t => {
  t.equal(formatValue('json', [], 'en'), '')
  const components = [
    { offering: 'broadband', quantity: 1, characteristics: { speed: '500M', lines: [1, 2] } },
    { offering: 'mobile', quantity: 5, characteristics: {} },
  ]
  t.equal(
    formatValue('json', components, 'en'),
    'Offering: broadband, Quantity: 1, Characteristics: (Speed: 500M, Lines: 1, 2)\nOffering: mobile, Quantity: 5',
  )
})
