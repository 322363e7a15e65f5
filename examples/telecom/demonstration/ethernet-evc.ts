import { byTiers, type Family, once } from './family.ts'
import { term } from './term.ts'

/** A committed rate of one class of service. */
function committedRate(title: string) {
  return {
    type: 'integer',
    title,
    description: 'Committed information rate; 0 where the class is not wanted',
    unit: 'Mbit/s',
    minimum: 0,
    maximum: 10_000,
    default: 0,
  }
}

function vlan(title: string) {
  return { type: 'integer', title, minimum: 1, maximum: 4_094 }
}

/** A connection between UNIs, with a committed rate for each class of service. */
export const ethernetEvc: Family = {
  specification: {
    key: 'ethernet-evc',
    name: 'Ethernet virtual connection',
    family: 'ethernet',
    description: 'An EVPL between two UNIs, by class of service (MEF EVC)',
    characteristics: {
      type: 'object',
      required: ['uniA', 'uniZ'],
      properties: {
        uniA: { type: 'string', title: 'UNI, A end', minLength: 1, maxLength: 80 },
        uniZ: { type: 'string', title: 'UNI, Z end', minLength: 1, maxLength: 80 },
        committedRateHigh: committedRate('High: voice and control'),
        committedRateMedium: committedRate('Medium: business data'),
        committedRateLow: committedRate('Low: best effort'),
        customerVlanA: vlan('CE-VLAN, A end'),
        customerVlanZ: vlan('CE-VLAN, Z end'),
        preserveVlan: { type: 'boolean', title: 'Keep CE-VLAN ids', default: true },
        colorMode: { title: 'Colour', enum: ['colorBlind', 'colorAware'], default: 'colorBlind' },
        maxFrameSize: {
          type: 'integer',
          title: 'Largest frame',
          unit: 'bytes',
          enum: [1_522, 2_000, 9_100],
          default: 1_522,
        },
        term,
      },
      anyOf: ['High', 'Medium', 'Low'].map(name => ({
        properties: { [`committedRate${name}`]: { minimum: 1 } },
        required: [`committedRate${name}`],
      })),
    },
  },
  offerings: [
    {
      key: 'ethernet-evc',
      name: 'Ethernet EVC',
      description: 'A virtual connection between two of your UNIs',
      prices: [
        byTiers('High class', 'committedRateHigh', 'Mbit/s', {
          0: '6.5',
          100: '2.4',
          1000: '0.95',
        }),
        byTiers('Medium class', 'committedRateMedium', 'Mbit/s', {
          0: '4.2',
          100: '1.35',
          1000: '0.55',
        }),
        byTiers('Low class', 'committedRateLow', 'Mbit/s', {
          0: '2.6',
          100: '0.725',
          1000: '0.3125',
        }),
        once('Connection', 150),
      ],
    },
  ],
}
