import assert from 'node:assert/strict'
import type {
  DiscountedItem,
  DiscountRequest,
  DiscountsContract,
} from '../../commerce/online-ordering/discounts.ts'
import {
  isOfferingFault,
  type PricingContext,
} from '../../commerce/online-ordering/offering-source.ts'
import { sumOfLines } from '../../commerce/online-ordering/price-line.ts'
import type { ContractCase } from './contract.ts'

export interface DiscountsSample {
  readonly context: PricingContext
  /** An item with discounts that may be given. */
  readonly valid: DiscountRequest
}

/** What a provider of Discounts does. */
export function discountsContract(
  make: () => DiscountsContract | Promise<DiscountsContract>,
  { context, valid }: DiscountsSample,
): readonly ContractCase[] {
  const discountOne = async (request: DiscountRequest) => {
    const [answer] = await (await make()).discount([request], context)
    assert.ok(answer, 'it answers')
    return answer
  }
  const given = async (request: DiscountRequest): Promise<DiscountedItem> => {
    const answer = await discountOne(request)
    assert.ok(!isOfferingFault(answer), JSON.stringify(answer))
    return answer
  }
  return [
    {
      name: 'the prices stay, the discounts follow them, and all add up in whole minor units',
      async run() {
        const { lines, oneTime, recurring } = await given(valid)
        assert.deepEqual(lines.slice(0, valid.lines.length), valid.lines)
        assert.ok(lines.slice(valid.lines.length).every(({ discount }) => discount !== undefined))
        assert.deepEqual(
          [sumOfLines('oneTime', lines), sumOfLines('recurring', lines)],
          [oneTime, recurring],
        )
        assert.ok(Number.isSafeInteger(oneTime) && Number.isSafeInteger(recurring))
        assert.ok(sumOfLines('oneTime', valid.lines) >= oneTime)
        assert.ok(sumOfLines('recurring', valid.lines) >= recurring)
      },
    },
    {
      name: 'without a discount nothing changes, and nobody has to approve',
      async run() {
        const { lines, approvals } = await given({ ...valid, discounts: [] })
        assert.deepEqual([lines, approvals], [valid.lines, []])
      },
    },
    {
      name: 'more than all is a fault below /discounts, not an exception',
      async run() {
        const discounts = [{ kind: 'recurring', percentage: '100.0001' } as const]
        const answer = await discountOne({ ...valid, discounts })
        assert.ok(isOfferingFault(answer))
        for (const { pointer } of answer.errors) assert.match(pointer, /^\/discounts/)
      },
    },
    {
      name: 'many requests get as many answers, in their order',
      async run() {
        const none = { ...valid, discounts: [] }
        const answers = await (await make()).discount([valid, none], context)
        assert.deepEqual(answers, [await given(valid), await given(none)])
      },
    },
  ]
}
