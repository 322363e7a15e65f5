import assert from 'node:assert/strict'
import type { PricingContext } from '../../commerce/online-ordering/offering-source.ts'
import type { TaxableLine, TaxContract } from '../../commerce/online-ordering/tax.ts'
import type { ContractCase } from './contract.ts'

/**
 * What a provider of Tax does.
 *
 * @param sample.lines some lines that it knows the taxes of
 */
export function taxContract(
  make: () => TaxContract,
  sample: { readonly lines: readonly TaxableLine[]; readonly context: PricingContext },
): readonly ContractCase[] {
  const { lines, context } = sample
  return [
    {
      name: 'there is an answer for each line, in whole minor units',
      async run() {
        const assessed = await make().assess(lines, context)
        assert.equal(assessed.length, lines.length)
        for (const { name, oneTime, recurring } of assessed.flat()) {
          assert.notEqual(name, '')
          assert.ok(Number.isSafeInteger(oneTime) && Number.isSafeInteger(recurring))
        }
      },
    },
    {
      name: 'nothing to tax is no tax',
      async run() {
        assert.deepEqual(await make().assess([], context), [])
        const free = lines.map(line => ({ ...line, oneTime: 0, recurring: 0 }))
        const taxes = (await make().assess(free, context)).flat()
        assert.ok(taxes.every(({ oneTime, recurring }) => oneTime === 0 && recurring === 0))
      },
    },
    {
      name: 'the same lines are taxed the same again',
      async run() {
        const tax = make()
        assert.deepEqual(await tax.assess(lines, context), await tax.assess(lines, context))
      },
    },
  ]
}
