import assert from 'node:assert/strict'
import type { ContractCase } from 'plugboard/testing'
import type {
  AvailabilityAnswer,
  AvailabilityProviderContract,
  AvailabilityQuestion,
} from '../ports/availability-provider.ts'

export interface AvailabilitySample {
  /** ISO 8601 in UTC. */
  readonly now: string
  /** Something that can be delivered as a matter of course. */
  readonly green: AvailabilityQuestion
  /** Something that cannot be delivered. */
  readonly red: AvailabilityQuestion
}

/**
 * What a provider of AvailabilityProvider does.
 *
 * @example
 * for (const { name, run } of availabilityProviderContract(() => ours, sample)) t.test(name, run)
 */
export function availabilityProviderContract(
  make: () => AvailabilityProviderContract | Promise<AvailabilityProviderContract>,
  { now, green, red }: AvailabilitySample,
): readonly ContractCase[] {
  const ask = async (...questions: readonly AvailabilityQuestion[]) =>
    (await make()).qualify(questions, { now })
  const askOne = async (question: AvailabilityQuestion): Promise<AvailabilityAnswer> => {
    const [answer] = await ask(question)
    assert.ok(answer, 'it answers')
    return answer
  }
  return [
    {
      name: 'it has a name',
      async run() {
        assert.notEqual((await make()).name, '')
      },
    },
    {
      name: 'green comes with a technology, an interval and a day until which it holds',
      async run() {
        const answer = await askOne(green)
        assert.equal(answer.serviceabilityConfidence, 'green')
        assert.ok(answer.technology)
        assert.ok(Number.isSafeInteger(answer.installationInterval))
        assert.match(answer.guaranteedUntilDate ?? '', /^\d{4}-\d\d-\d\d$/)
        assert.ok((answer.guaranteedUntilDate ?? '') >= now.slice(0, 10), 'not past')
        assert.equal(answer.surveyNeeded, false)
      },
    },
    {
      name: 'red promises nothing, and says why',
      async run() {
        const answer = await askOne(red)
        assert.equal(answer.serviceabilityConfidence, 'red')
        assert.equal(answer.installationInterval, undefined)
        assert.equal(answer.guaranteedUntilDate, undefined)
        assert.ok(answer.reasons.length > 0)
        for (const { code, message } of answer.reasons) {
          assert.match(code, /^[a-z][A-Za-z0-9]*$/)
          assert.notEqual(message, '')
        }
      },
    },
    {
      name: 'an alternative is not red',
      async run() {
        const answers = await ask(green, red)
        for (const { alternatives } of answers) {
          assert.ok(alternatives.every(one => one.serviceabilityConfidence !== 'red'))
        }
      },
    },
    {
      name: 'many questions get as many answers, in their order, and none gets none',
      async run() {
        const answers = await ask(green, red, green, red, red)
        assert.deepEqual(
          answers.map(answer => answer.serviceabilityConfidence === 'green'),
          [true, false, true, false, false],
        )
        assert.deepEqual(await ask(), [])
      },
    },
    {
      name: 'an offering that it does not know is red, not an exception',
      async run() {
        const answer = await askOne({ ...green, offering: 'no-such-offering' })
        assert.equal(answer.serviceabilityConfidence, 'red')
        assert.ok(answer.reasons.length > 0)
      },
    },
    {
      name: 'a question is left as it was, and answered the same again',
      async run() {
        const before = structuredClone(green)
        const first = await askOne(green)
        assert.deepEqual(green, before)
        assert.deepEqual(await askOne(green), first)
      },
    },
  ]
}
