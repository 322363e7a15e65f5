import assert from 'node:assert/strict'
import {
  isOfferingFault,
  type OfferingRequest,
  type OfferingSourceContract,
  type PricedOffering,
  type PricingContext,
} from '../../commerce/online-ordering/offering-source.ts'
import { linesOf, sumOfLines } from '../../commerce/online-ordering/price-line.ts'
import type { ContractCase } from './contract.ts'

export interface OfferingSourceSample {
  readonly context: PricingContext
  /** Something that is on sale, configured as it may be. */
  readonly valid: OfferingRequest
  /** The same offering, configured as it may not be. */
  readonly wrong: OfferingRequest
}

/** What a provider of OfferingSource does. */
export function offeringSourceContract(
  make: () => OfferingSourceContract | Promise<OfferingSourceContract>,
  { context, valid, wrong }: OfferingSourceSample,
): readonly ContractCase[] {
  const unknown: OfferingRequest = { ...valid, offering: 'no-such-offering' }
  const priceOne = async (request: OfferingRequest) => {
    const [answer] = await (await make()).price([request], context)
    assert.ok(answer, 'it answers')
    return answer
  }
  return [
    {
      name: 'a price is in whole minor units of the wanted currency',
      async run() {
        const priced = assertPriced(await priceOne(valid))
        assert.equal(priced.currency, context.currency)
        assert.ok(Number.isSafeInteger(priced.oneTime) && Number.isSafeInteger(priced.recurring))
        for (const line of linesOf(priced)) {
          assert.ok(line.kind === 'usage' || Number.isSafeInteger(line.amount))
        }
        assert.notEqual(priced.name, '')
      },
    },
    {
      name: 'the lines add up to the amounts, and rates are in the same currency',
      async run() {
        const priced = assertPriced(await priceOne(valid))
        const lines = linesOf(priced)
        assert.deepEqual(
          [sumOfLines('oneTime', lines), sumOfLines('recurring', lines)],
          [priced.oneTime, priced.recurring],
        )
        for (const { currency } of lines) assert.equal(currency, priced.currency)
      },
    },
    {
      name: 'the characteristics that were asked for are kept, whatever defaults come along',
      async run() {
        const { characteristics } = assertPriced(await priceOne(valid))
        for (const [name, value] of Object.entries(valid.characteristics)) {
          assert.deepEqual(characteristics[name], value)
        }
      },
    },
    {
      name: 'the amounts are for one, whatever the quantity',
      async run() {
        const one = assertPriced(await priceOne({ ...valid, quantity: 1 }))
        const many = assertPriced(await priceOne({ ...valid, quantity: 7 }))
        assert.deepEqual([many.oneTime, many.recurring], [one.oneTime, one.recurring])
      },
    },
    {
      name: 'what is unknown is a fault at /offering with OFFERING_UNKNOWN, not an exception',
      async run() {
        const answer = await priceOne(unknown)
        assert.ok(isOfferingFault(answer))
        assert.deepEqual(
          answer.errors.map(({ pointer, code }) => [pointer, code]),
          [['/offering', 'OFFERING_UNKNOWN']],
        )
      },
    },
    {
      name: 'a wrong configuration is a fault below /characteristics',
      async run() {
        const answer = await priceOne(wrong)
        assert.ok(isOfferingFault(answer))
        assert.ok(answer.errors.length > 0)
        for (const { pointer } of answer.errors) assert.match(pointer, /^\/characteristics/)
      },
    },
    {
      name: 'many requests get as many answers, in their order',
      async run() {
        const answers = await (await make()).price([unknown, valid, wrong, valid], context)
        assert.deepEqual(answers.map(isOfferingFault), [true, false, true, false])
      },
    },
    {
      name: 'a request is left as it was',
      async run() {
        const before = structuredClone(valid)
        await priceOne(valid)
        assert.deepEqual(valid, before)
      },
    },
    {
      name: 'what it lists can be ordered, and says how it is configured',
      async run() {
        const source = await make()
        const listed = await source.list(context)
        const found = listed.find(({ offering }) => offering === valid.offering)
        assert.ok(found, 'the sample is in the list')
        if (Object.keys(valid.characteristics).length > 0) assert.ok(found.characteristics)
      },
    },
  ]
}

function assertPriced(answer: PricedOffering | { readonly errors: unknown }): PricedOffering {
  assert.ok(!('errors' in answer), JSON.stringify(answer))
  return answer
}
