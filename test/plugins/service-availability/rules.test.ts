import fc from 'fast-check'
import t from 'tap'
import { bandwidthMbps } from '../../../plugins/service-availability/helpers/bandwidth.ts'
import {
  confidences,
  evaluateOption,
  type NetworkOption,
  type ServiceabilityRuleFields,
} from '../../../plugins/service-availability/helpers/evaluate-option.ts'
import { evaluateServiceability } from '../../../plugins/service-availability/helpers/evaluate-serviceability.ts'
import { ruleFaults } from '../../../plugins/service-availability/objects/serviceability-rule.ts'

const metres = fc.integer({ min: 0, max: 3_000 })
const mbps = fc.constantFrom(10, 50, 100, 500, 1_000, 10_000)
const rule: fc.Arbitrary<ServiceabilityRuleFields> = fc
  .record({
    reach: fc.tuple(metres, metres),
    bands: fc.array(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.nat(60)), {
      ...{ minLength: 1, maxLength: 5 },
    }),
    maxBandwidthMbps: fc.option(mbps, { nil: undefined }),
    whenFull: fc.constantFrom('yellow' as const, 'red' as const),
  })
  .map(({ reach, bands, maxBandwidthMbps, whenFull }) => {
    let [upToMetres, businessDays] = [0, 0]
    const intervals = bands.map(([further, longer]) => {
      upToMetres += further
      businessDays += longer
      return { upToMetres, businessDays }
    })
    return {
      ...{ name: 'rule', offering: 'line', technology: 'fiber', whenFull, intervals },
      ...{ greenMetres: Math.min(...reach), yellowMetres: Math.max(...reach), guaranteeDays: 30 },
      ...{ bandwidthCharacteristic: 'bandwidth', bandwidthSteps: [10, 100, 1_000], preference: 1 },
      ...(maxBandwidthMbps === undefined ? {} : { maxBandwidthMbps }),
    }
  })
const option: fc.Arbitrary<NetworkOption> = fc.record({
  technology: fc.constant('fiber'),
  source: fc.constantFrom('building' as const, 'neighbour' as const, 'area' as const),
  distanceMetres: metres,
  capacityMbps: fc.option(mbps, { nil: null }),
  portsLeft: fc.option(fc.nat(3), { nil: null }),
  maxBandwidthMbps: fc.option(mbps, { nil: null }),
})
const rank = (confidence: (typeof confidences)[number]) => confidences.indexOf(confidence)

t.test('more distance never makes it greener, cheaper or quicker', async () => {
  fc.assert(
    fc.property(
      rule,
      option,
      metres,
      fc.option(mbps, { nil: undefined }),
      (rule, near, more, wanted) => {
        if (ruleFaults(rule).length > 0) throw new Error('the rule is not one that would be kept')
        const here = evaluateOption(rule, near, wanted)
        const there = evaluateOption(
          rule,
          { ...near, distanceMetres: near.distanceMetres + more },
          wanted,
        )
        return (
          rank(there.confidence) >= rank(here.confidence) &&
          there.installationInterval >= here.installationInterval
        )
      },
    ),
  )
})

t.test('more bandwidth never makes it greener, and more capacity never less green', async () => {
  fc.assert(
    fc.property(rule, option, mbps, mbps, fc.nat(10_000), (rule, network, one, other, more) => {
      const [slow, fast] = [Math.min(one, other), Math.max(one, other)]
      const larger = { ...network, capacityMbps: (network.capacityMbps ?? 0) + more }
      const known = { ...network, capacityMbps: network.capacityMbps ?? 0 }
      return (
        rank(evaluateOption(rule, network, fast).confidence) >=
          rank(evaluateOption(rule, network, slow).confidence) &&
        rank(evaluateOption(rule, larger, fast).confidence) <=
          rank(evaluateOption(rule, known, fast).confidence)
      )
    }),
  )
})

t.test(
  'the answer is the best option, and every alternative is better than it or another way',
  async () => {
    fc.assert(
      fc.property(rule, fc.array(option, { maxLength: 6 }), mbps, (rule, options, wanted) => {
        const answer = evaluateServiceability(
          [rule],
          { offering: 'line', characteristics: { bandwidth: `${wanted}M` }, options },
          '2026-06-01T12:00:00.000Z',
        )
        const best = Math.min(
          2,
          ...options.map(one => rank(evaluateOption(rule, one, wanted).confidence)),
        )
        const given = rank(answer.serviceabilityConfidence)
        return (
          given === best &&
          given < 2 === (answer.guaranteedUntilDate === '2026-07-01') &&
          answer.alternatives.every(one => rank(one.serviceabilityConfidence) < given)
        )
      }),
    )
  },
)

t.test('bandwidths are read as people write them', async t => {
  for (const [text, expected] of [
    ['100M', 100],
    ['1G', 1_000],
    ['2.5 Gbit/s', 2_500],
    ['64kbps', 0.064],
    [300, 300],
    ['fast', undefined],
    [0, undefined],
    [-5, undefined],
  ] as const) {
    t.equal(bandwidthMbps(text), expected, String(text))
  }
})
