import t from 'tap'
import { errorsByControl, readForm } from '../../core/presentation/forms/read-form.ts'
import { type FormGroup, schemaFields } from '../../core/schema/form.ts'

const group = (schema: object, more: Partial<FormGroup> = {}): FormGroup => ({
  title: 'Test',
  optional: false,
  fields: schemaFields(schema as Record<string, unknown>, more.part ? [more.part] : []),
  ...more,
})

const own = group({
  required: ['name'],
  properties: {
    name: { type: 'string' },
    term: { enum: [12, 24] },
    count: { type: 'integer' },
    price: { type: 'object', format: 'money', properties: {} },
    from: { type: 'string', format: 'date-time' },
    loud: { type: 'boolean' },
    more: { type: 'array', items: {} },
    place: { type: 'object', properties: { city: { type: 'string' } } },
  },
})

t.test('what was typed becomes what the API would be sent', async t => {
  const input = readForm([own], {
    name: ' Ann ',
    term: '24',
    count: '3',
    price: '12.50 USD',
    from: '2026-03-29T01:00',
    'loud?': 'true',
    more: '[1]',
    'place.city': 'Paris',
    stray: 'x',
    __proto__x: 'y',
  })
  t.same(input, {
    name: ' Ann ',
    term: 24,
    count: 3,
    price: { amount: 1_250, currency: 'USD' },
    from: '2026-03-29T01:00:00.000Z',
    loud: false,
    more: [1],
    place: { city: 'Paris' },
  })
})

t.test('what is empty is absent; what cannot be read is left for the schema to refuse', async t => {
  t.same(readForm([own], { name: '', count: 'many', price: 'much', more: '[' }), {
    count: 'many',
    price: 'much',
    more: '[',
  })
  t.same(readForm([own], { name: '', term: '' }, 'null'), { term: null }, 'what is required stays')
})

t.test('an optional part with nothing filled in is not there', async t => {
  const part = group(
    {
      required: ['message'],
      properties: { message: { type: 'string' }, wrap: { type: 'boolean' } },
    },
    { part: 'gift', optional: true },
  )
  const empty = { 'gift.message': '', 'gift.wrap?': 'true' }
  t.same(readForm([part], empty), {})
  t.same(readForm([part], empty, 'null'), { gift: null })
  t.same(readForm([part], { ...empty, 'gift.wrap': 'true' }), { gift: { wrap: true } })
  t.same(readForm([part], {}, 'null'), {}, 'nor is it removed where it was not asked for')
})

t.test('faults are told beside their controls, the others together', async t => {
  const errors = errorsByControl(own.fields, [
    { pointer: '/name', message: 'is required' },
    { pointer: '/more/0', message: 'must be string' },
    { pointer: '/elsewhere', message: 'is unknown' },
  ])
  t.equal(errors.get('name'), 'is required')
  t.equal(errors.get('more'), 'must be string')
  t.equal(errors.get(''), 'elsewhere is unknown')
})
