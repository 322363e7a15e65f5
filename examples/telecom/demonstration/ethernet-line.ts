import { type Family, monthly, once } from './family.ts'
import { address } from './location.ts'
import { byTerm, term } from './term.ts'

/** Dollars a month at twelve months, by committed information rate. */
const rates = { '10M': 290, '50M': 430, '100M': 620, '500M': 1_150, '1G': 1_600, '10G': 5_200 }

/** Two sites joined at layer 2: EPL by port, EVPL by VLAN. */
export const ethernetLine: Family = {
  specification: {
    key: 'ethernet-line',
    name: 'Ethernet line',
    family: 'ethernet',
    description: 'A point-to-point Ethernet service between two user network interfaces',
    characteristics: {
      type: 'object',
      required: ['bandwidth', 'addressA', 'addressZ'],
      properties: {
        bandwidth: { title: 'Committed rate', enum: Object.keys(rates) },
        term,
        addressA: address('A end'),
        addressZ: address('Z end'),
        serviceType: { title: 'Service', enum: ['EPL', 'EVPL'], default: 'EPL' },
        vlan: { type: 'integer', title: 'VLAN', minimum: 1, maximum: 4_094 },
        classOfService: {
          title: 'Class of service',
          enum: ['high', 'medium', 'low'],
          default: 'medium',
        },
        maxFrameSize: {
          type: 'integer',
          title: 'Largest frame',
          unit: 'bytes',
          enum: [1_522, 2_000, 9_100],
          default: 1_522,
        },
        linkAggregation: { type: 'boolean', title: 'Two links at each end', default: false },
      },
      if: { properties: { serviceType: { const: 'EVPL' } }, required: ['serviceType'] },
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it so
      then: { required: ['vlan'] },
    },
  },
  offerings: [
    {
      key: 'ethernet-line',
      name: 'Ethernet Line',
      description: 'EPL or EVPL between two sites',
      prices: [
        ...Object.entries(rates).flatMap(([bandwidth, dollars]) =>
          byTerm(`Line ${bandwidth}`, dollars, { bandwidth }),
        ),
        monthly('High class of service', 110, { classOfService: 'high' }),
        monthly('Low class of service', -40, { classOfService: 'low' }),
        monthly('Second link at each end', 180, { linkAggregation: true }),
        once('Installation of both ends', 900),
      ],
    },
  ],
}
