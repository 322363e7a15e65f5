import { type Family, monthly, once } from './family.ts'
import { address } from './location.ts'
import { byTerm, term } from './term.ts'

/** Dollars a month at twelve months, by port speed. */
const ports = { '10M': 410, '50M': 590, '100M': 790, '500M': 1_420, '1G': 1_980 }

/** One site of a routed private network. */
export const mplsVpn: Family = {
  specification: {
    key: 'mpls-vpn',
    name: 'MPLS VPN site',
    family: 'VPN',
    description: 'A port of a private routed network, with classes of service',
    characteristics: {
      type: 'object',
      required: ['bandwidth', 'address', 'vpnName'],
      properties: {
        bandwidth: { title: 'Port', enum: Object.keys(ports) },
        address: address('Site'),
        vpnName: { type: 'string', title: 'Network', minLength: 1, maxLength: 40 },
        term,
        topology: { title: 'Topology', enum: ['anyToAny', 'hub', 'spoke'], default: 'anyToAny' },
        routing: {
          title: 'Routing',
          enum: ['static', 'bgp'],
          titles: { bgp: 'BGP' },
          default: 'bgp',
        },
        realTimeShare: {
          type: 'integer',
          title: 'Share for voice and video',
          description: 'Of the port',
          unit: '%',
          minimum: 0,
          maximum: 60,
          default: 0,
        },
        managedRouter: { type: 'boolean', title: 'Managed router', default: true },
      },
    },
  },
  offerings: [
    {
      key: 'mpls-vpn',
      name: 'MPLS VPN Site',
      prices: [
        ...Object.entries(ports).flatMap(([bandwidth, dollars]) =>
          byTerm(`Port ${bandwidth}`, dollars, { bandwidth }),
        ),
        monthly('Real-time class', 3.5, { realTimeShare: { from: 1 } }, 'realTimeShare'),
        monthly('Managed router', 95, { managedRouter: true }),
        once('Installation', 600),
      ],
    },
  ],
}
