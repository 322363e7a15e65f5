import fc from 'fast-check'
import t from 'tap'
import {
  amountAtRate,
  amountOfUnits,
  compareDecimals,
  percentageOf,
  shareOf,
  shareOfRate,
  sumOfDecimals,
} from '../../../core/commerce/online-ordering/exact-amounts.ts'
import { roundedQuotient, roundingRules } from '../../../core/commerce/online-ordering/rounding.ts'

const rule = fc.constantFrom(...roundingRules)
const decimal = (scale: number) =>
  fc
    .tuple(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.integer({ min: 0, max: scale }))
    .map(([digits, places]) => (digits / 10 ** places).toFixed(places))

t.test('the rules differ where they should', async t => {
  const round = (numerator: number, divisor = 10) =>
    roundingRules.map(name => Number(roundedQuotient(BigInt(numerator), BigInt(divisor), name)))
  //                     halfUp, halfEven, down, up
  t.same(round(25), [3, 2, 2, 3])
  t.same(round(35), [4, 4, 3, 4])
  t.same(round(-25), [-3, -2, -2, -3])
  t.same(round(21), [2, 2, 2, 3])
  t.same(round(-21), [-2, -2, -2, -3])
  t.same(round(20), [2, 2, 2, 2])
  t.same(round(5), [1, 0, 0, 1])
})

t.test(
  'what is rounded lies less than one away, and at most half with the rules of the half',
  async () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n }), rule, (numerator, divisor, name) => {
        const off = numerator - roundedQuotient(numerator, divisor, name) * divisor
        const distance = off < 0n ? -off : off
        return name.startsWith('half') ? 2n * distance <= divisor : distance < divisor
      }),
    )
  },
)

t.test('a rate below a cent is not lost, and rounded once, at the end', async t => {
  t.equal(amountAtRate('0.0035', 1_500, 'USD', 'halfUp'), 525)
  t.equal(amountAtRate('0.0035', 1, 'USD', 'halfUp'), 0)
  t.equal(amountAtRate('0.000001', 1, 'USD', 'up'), 1)
  t.equal(amountAtRate('0.0035', 1_000, 'JPY', 'halfUp'), 4, 'a currency without fractions')
  t.equal(amountAtRate('0.0035', 1_000, 'KWD', 'halfUp'), 3_500, 'one with three digits')
  t.equal(amountAtRate('1.1', 0.1, 'USD', 'halfUp'), 11)
  t.equal(amountAtRate('1', 1e-7, 'USD', 'up'), 1, 'a number that is written with an exponent')
  t.equal(amountOfUnits(225, 0.5, 'halfEven'), 112)
  t.throws(() => amountAtRate('999999999999', 1_000_000, 'USD', 'down'), { code: 'INPUT_INVALID' })
})

t.test('a hundredth of what costs a hundred times as much is the same', async () => {
  fc.assert(
    fc.property(decimal(4), fc.integer({ min: 0, max: 1_000_000 }), rule, (rate, units, name) => {
      const once = amountAtRate(rate, units, 'USD', name)
      const share = shareOf(once, '100', name)
      const parts = [shareOf(once, '37.5', 'down'), shareOf(once, '62.5', 'down')]
      const sum = (parts[0] ?? 0) + (parts[1] ?? 0)
      return share === once && Math.abs(once - sum) <= 1
    }),
  )
})

t.test('shares of rates keep six digits', async t => {
  t.equal(shareOfRate('0.0035', '10', 'halfUp'), '0.00035')
  t.equal(shareOfRate('0.000005', '50', 'halfUp'), '0.000003')
  t.equal(shareOfRate('12', '-12.5', 'halfUp'), '-1.5')
})

t.test('decimals are compared and added as numbers, exactly', async t => {
  t.equal(compareDecimals('5', '5.00'), 0)
  t.ok(compareDecimals('4.9999', '5') < 0)
  t.ok(compareDecimals('10', '9') > 0)
  t.equal(sumOfDecimals(['0.1', '0.2']), '0.3')
  t.equal(sumOfDecimals([]), '0')
  t.equal(percentageOf(1, 3), '33.3334', 'up, so that no limit is undercut')
  t.equal(percentageOf(5, 100), '5')
  t.equal(percentageOf(5, 0), '100')
})
