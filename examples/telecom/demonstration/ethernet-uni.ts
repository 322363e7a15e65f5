import { type Family, monthly, once } from './family.ts'
import { address } from './location.ts'
import { byTerm, term } from './term.ts'

/** Dollars a month at twelve months, by the speed of the port. */
const ports = { '100M': 120, '1G': 210, '10G': 640, '100G': 3_900 }

/** The demarcation point of Ethernet services at a site: EVCs are laid between two or more of them. */
export const ethernetUni: Family = {
  specification: {
    key: 'ethernet-uni',
    name: 'Ethernet user network interface',
    family: 'ethernet',
    description: 'A port at the customer with the access to it (MEF UNI)',
    characteristics: {
      type: 'object',
      required: ['portSpeed', 'address'],
      properties: {
        portSpeed: { title: 'Port speed', enum: Object.keys(ports) },
        address: address('Site'),
        term,
        physicalInterface: {
          title: 'Physical interface',
          enum: ['1000BASE-T', '1000BASE-LX', '10GBASE-LR', '100GBASE-LR4'],
          default: '1000BASE-LX',
        },
        serviceMultiplexing: {
          type: 'boolean',
          title: 'Several EVCs on the port',
          default: true,
        },
        maxFrameSize: {
          type: 'integer',
          title: 'Largest frame',
          unit: 'bytes',
          enum: [1_522, 2_000, 9_100],
          default: 1_522,
        },
        linkAggregation: {
          title: 'Links',
          enum: ['none', '2-link active/standby'],
          default: 'none',
        },
        linkOam: { type: 'boolean', title: 'Link OAM', default: false },
        diversity: { type: 'boolean', title: 'Diverse access', default: false },
      },
    },
  },
  offerings: [
    {
      key: 'ethernet-uni',
      name: 'Ethernet UNI',
      description: 'A port that EVCs end at',
      prices: [
        ...Object.entries(ports).flatMap(([portSpeed, dollars]) =>
          byTerm(`Port ${portSpeed}`, dollars, { portSpeed }),
        ),
        monthly('Second link', 95, { linkAggregation: '2-link active/standby' }),
        monthly('Diverse access', 220, { diversity: true }),
        once('Installation', 450, { portSpeed: { to: '1G' } }),
        once('Installation with optics', 950, { portSpeed: { from: '10G' } }),
      ],
    },
  ],
}
