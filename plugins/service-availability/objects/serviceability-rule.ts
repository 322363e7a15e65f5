import { Field, type FieldError, type FieldsOf, object, type Static, Type } from 'plugboard'
import { technology } from './technology.ts'

/** How long an installation takes up to a distance. */
export const intervalBand = Type.Object(
  {
    upToMetres: Type.Integer({ minimum: 0 }),
    businessDays: Type.Integer({ minimum: 0, maximum: 1_000 }),
  },
  { additionalProperties: false },
)

export type IntervalBand = Static<typeof intervalBand>

/** What it takes to deliver an offering by a technology, and what the carrier promises then. */
export const serviceabilityRule = object(
  'ServiceabilityRule',
  {
    name: Type.String({ title: 'Name', minLength: 1, maxLength: 120 }),
    offering: Type.String({
      title: 'Offering',
      description: 'Its key, the beginning of several keys such as ethernet-*, or * for all',
      pattern: '^([a-z0-9]+(-[a-z0-9]+)*|([a-z0-9]+-)*\\*)$',
      maxLength: 120,
      filterable: true,
    }),
    technology: technology(),
    greenMetres: Type.Integer({
      title: 'Green up to',
      description: 'Metres to the fibre that are delivered as a matter of course',
      minimum: 0,
    }),
    yellowMetres: Type.Integer({
      title: 'Yellow up to',
      description: 'Metres that a survey has to look at; what is farther is red',
      minimum: 0,
    }),
    maxBandwidthMbps: Type.Optional(
      Type.Integer({ title: 'Highest bandwidth', description: 'In Mbit/s', minimum: 1 }),
    ),
    bandwidthCharacteristic: Type.String({
      title: 'Characteristic of the bandwidth',
      description: 'Its values are Mbit/s, or like 100M and 1G',
      maxLength: 80,
      default: 'bandwidth',
    }),
    bandwidthSteps: Type.Array(Type.Number({ exclusiveMinimum: 0 }), {
      title: 'Bandwidths on offer',
      description: 'In Mbit/s; alternatives are one of them',
      maxItems: 100,
      default: [],
      display: 'json',
    }),
    whenFull: Type.Enum(['yellow', 'red'], {
      title: 'Without capacity or ports left',
      description: 'Yellow where the carrier would build more',
      default: 'yellow',
    }),
    intervals: Type.Array(intervalBand, {
      title: 'Installation intervals',
      description: 'Business days by distance, nearest first; the last holds beyond it',
      minItems: 1,
      maxItems: 20,
      display: 'json',
    }),
    guaranteeDays: Type.Integer({
      title: 'Guaranteed for',
      description: 'Calendar days for which the answer holds',
      minimum: 1,
      maximum: 730,
    }),
    constructionFixed: Type.Optional(
      Field.money({ title: 'Construction', description: 'Estimated where the answer is yellow' }),
    ),
    constructionPerMetre: Type.Optional(Field.money({ title: 'Construction for each metre' })),
    preference: Type.Integer({
      title: 'Preference',
      description: 'Of technologies that are equally good the smallest number goes first',
      minimum: 0,
      maximum: 1_000,
      default: 100,
    }),
  },
  {
    title: 'Serviceability rule',
    path: 'serviceability-rules',
    label: 'name',
    unique: [['offering', 'technology']],
    columns: ['name', 'offering', 'technology', 'greenMetres', 'yellowMetres', 'guaranteeDays'],
    check: ruleFaults,
  },
)

/** A rule that contradicts itself would answer something, and nobody would notice. */
export function ruleFaults(rule: Readonly<Record<string, unknown>>): readonly FieldError[] {
  const { greenMetres, yellowMetres, intervals, constructionFixed, constructionPerMetre } =
    rule as Partial<FieldsOf<'ServiceabilityRule'>>
  const faults: FieldError[] = []
  if (Number(yellowMetres) < Number(greenMetres)) {
    faults.push({ pointer: '/yellowMetres', message: 'must not be less than greenMetres' })
  }
  const bands = intervals ?? []
  bands.forEach((band, index) => {
    const before = bands[index - 1]
    if (!before) return
    if (band.upToMetres > before.upToMetres && band.businessDays >= before.businessDays) return
    const message = 'must reach farther than the one before it, and not be quicker'
    faults.push({ pointer: `/intervals/${index}`, message })
  })
  const currencies = [constructionFixed, constructionPerMetre].map(money => money?.currency)
  if (currencies.every(Boolean) && currencies[0] !== currencies[1]) {
    const message = 'must be in the same currency as constructionFixed'
    faults.push({ pointer: '/constructionPerMetre', message })
  }
  return faults
}

declare module 'plugboard' {
  interface Objects {
    ServiceabilityRule: typeof serviceabilityRule
  }
}
