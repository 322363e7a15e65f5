import fc from 'fast-check'
import t from 'tap'
import { changedCharacteristics } from '../../../plugins/product-inventory/helpers/changed-characteristics.ts'
import { addMonths } from '../../../plugins/product-inventory/helpers/sold-as.ts'

t.test('a term ends on the same day, or on the last of a shorter month', async t => {
  for (const [day, months, end] of [
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-06-01', 12, '2027-06-01'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-05-15', 0, '2026-05-15'],
  ] as const) {
    t.equal(addMonths(day, months), end, `${day} + ${months}`)
  }
})

const characteristics = fc.dictionary(
  fc.constantFrom('bandwidth', 'term', 'qos', 'vlan'),
  fc.oneof(fc.integer(), fc.string(), fc.array(fc.integer())),
  { noNullPrototype: true },
)

t.test('what becomes different is all that leads from the one to the other', async t => {
  fc.assert(
    fc.property(characteristics, characteristics, (before, after) => {
      const changes = changedCharacteristics(before, after)
      const merged = Object.fromEntries(
        Object.entries({ ...before, ...changes }).filter(([, value]) => value !== null),
      )
      t.same(merged, after)
      t.same(changedCharacteristics(after, after), {})
    }),
  )
})
