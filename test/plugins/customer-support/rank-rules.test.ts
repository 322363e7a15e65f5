import fc from 'fast-check'
import t from 'tap'
import {
  conditions,
  type RuleRow,
  rankRules,
} from '../../../plugins/customer-support/helpers/match-rules.ts'

const now = '2026-06-02T16:00:00.000Z'
const words = fc.constantFrom('a', 'b')
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })
const rules = fc
  .array(
    fc.record({
      account: optional(words),
      segment: optional(words),
      offering: optional(words),
      region: optional(words),
      stage: optional(words),
      topic: optional(words),
      escalationLevel: optional(fc.constantFrom(1, 2)),
      priority: fc.integer({ min: -2, max: 2 }),
    }),
    { maxLength: 30 },
  )
  .map(list =>
    list.map(
      (rule, index): RuleRow => ({
        ...rule,
        ...{ id: String(index).padStart(3, '0'), name: `Rule ${index}`, team: 't' },
        ...{ validFrom: null, validTo: null },
      }),
    ),
  )
const contexts = fc.record({
  accounts: fc.uniqueArray(words),
  segment: fc.option(words, { nil: undefined }),
  offerings: fc.uniqueArray(words),
  region: fc.option(words, { nil: undefined }),
  stage: fc.option(words, { nil: undefined }),
  topic: fc.option(words, { nil: undefined }),
  level: fc.option(fc.constantFrom(1, 2), { nil: undefined }),
})

t.test('every rule fits or tells why not, whatever their order', async () => {
  fc.assert(
    fc.property(rules, contexts, (list, context) => {
      const { fitting, unfit } = rankRules(list, context, now)
      const back = rankRules(list.toReversed(), context, now)
      return (
        fitting.length + unfit.length === list.length &&
        unfit.every(({ why }) => why.length > 0) &&
        JSON.stringify(back.fitting) === JSON.stringify(fitting)
      )
    }),
  )
})

t.test('none behind the winner asks for something that weighs more', async () => {
  fc.assert(
    fc.property(rules, contexts, (list, context) => {
      const [best, ...others] = rankRules(list, context, now).fitting.map(({ rule }) => rule)
      const accounts: readonly string[] = context.accounts
      const above = (rule: RuleRow | undefined) => accounts.indexOf(rule?.account ?? '')
      return others.every(other => {
        if (best?.account && other.account && best.account !== other.account) {
          return above(best) < above(other)
        }
        const first = conditions.find(name => (best?.[name] === null) !== (other[name] === null))
        if (first !== undefined) return other[first] === null
        return (best?.priority ?? 0) >= other.priority
      })
    }),
  )
})

t.test('a rule that asks for nothing fits always', async () => {
  fc.assert(
    fc.property(rules, contexts, (list, context) => {
      const nothing = Object.fromEntries(conditions.map(name => [name, null]))
      const standard = { ...nothing, id: 'x', name: 'Default', team: 't', priority: 0 } as RuleRow
      return rankRules([...list, standard], context, now).fitting.length > 0
    }),
  )
})
