import { type Family, monthly, once } from './family.ts'
import { byTerm, term } from './term.ts'

/** Dollars a month at twelve months, by committed rate. */
const ports = {
  '10M': 320,
  '50M': 480,
  '100M': 690,
  '200M': 890,
  '500M': 1_290,
  '1G': 1_790,
  '10G': 5_900,
}

/** Dollars a month for further public addresses. */
const prefixes = { '/30': 0, '/29': 0, '/28': 25, '/27': 50, '/26': 90, '/24': 300 }

/** Internet access over a circuit of the customer's own. */
export const dedicatedInternet: Family = {
  specification: {
    key: 'dedicated-internet-access',
    name: 'Dedicated internet access',
    family: 'internet',
    description: 'Symmetrical internet access with a committed rate and a service level',
    characteristics: {
      type: 'object',
      required: ['bandwidth'],
      properties: {
        bandwidth: { title: 'Bandwidth', enum: Object.keys(ports) },
        term,
        accessMedium: {
          title: 'Access',
          enum: ['fiber', 'ethernetOverCopper', 'fixedWireless'],
          default: 'fiber',
        },
        ipv4Prefix: { title: 'IPv4 addresses', enum: Object.keys(prefixes), default: '/29' },
        ipv6: { type: 'boolean', title: 'IPv6', default: true },
        routing: {
          title: 'Routing',
          enum: ['static', 'bgp'],
          titles: { bgp: 'BGP' },
          default: 'static',
        },
        autonomousSystem: {
          type: 'integer',
          title: 'AS number',
          description: 'Yours, for BGP',
          minimum: 1,
          maximum: 4_294_967_294,
        },
        mtu: { type: 'integer', title: 'MTU', enum: [1_500, 9_000], unit: 'bytes', default: 1_500 },
        managedRouter: { type: 'boolean', title: 'Managed router', default: false },
        ddosProtection: { type: 'boolean', title: 'DDoS protection', default: false },
        serviceLevel: {
          title: 'Service level',
          enum: ['99.9', '99.99'],
          unit: '%',
          default: '99.9',
        },
      },
      if: { properties: { routing: { const: 'bgp' } }, required: ['routing'] },
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it so
      then: { required: ['autonomousSystem'] },
    },
  },
  offerings: [
    {
      key: 'dedicated-internet',
      name: 'Dedicated Internet',
      description: 'Internet access with a committed rate from 10 Mbit/s to 10 Gbit/s',
      prices: [
        ...Object.entries(ports).flatMap(([bandwidth, dollars]) =>
          byTerm(`Port ${bandwidth}`, dollars, { bandwidth }),
        ),
        ...Object.entries(prefixes)
          .filter(([, dollars]) => dollars > 0)
          .map(([ipv4Prefix, dollars]) => monthly(`IPv4 ${ipv4Prefix}`, dollars, { ipv4Prefix })),
        monthly('Managed router', 95, { managedRouter: true }),
        monthly('DDoS protection', 150, { ddosProtection: true }),
        monthly('Service level 99.99', 120, { serviceLevel: '99.99' }),
        once('Installation', 500, { term: [12, 24] }),
        once('Installation, waived at this term', 0, { term: [36, 60] }),
        once('Radio equipment', 350, { accessMedium: 'fixedWireless' }),
      ],
    },
  ],
}
