import { type Family, monthly, once } from './family.ts'
import { byTerm, term } from './term.ts'

/** Dollars a month at twelve months, by appliance. */
const appliances = { small: 140, medium: 260, large: 520, virtual: 110 }

/** One site of an overlay network over whatever access there is. */
export const sdWan: Family = {
  specification: {
    key: 'sd-wan',
    name: 'SD-WAN site',
    family: 'SD-WAN',
    description: 'An appliance at a site that joins it to the overlay, by application policies',
    characteristics: {
      type: 'object',
      required: ['appliance', 'underlays'],
      properties: {
        appliance: { title: 'Appliance', enum: Object.keys(appliances) },
        underlays: {
          type: 'array',
          title: 'Underlays',
          description: 'The accesses that it runs over',
          minItems: 1,
          maxItems: 4,
          items: {
            enum: ['dedicatedInternet', 'broadband', 'mpls', 'lte', '5g'],
            titles: { mpls: 'MPLS', lte: 'LTE', '5g': '5G' },
          },
        },
        term,
        topology: {
          title: 'Topology',
          enum: ['hubAndSpoke', 'partialMesh', 'fullMesh'],
          default: 'hubAndSpoke',
        },
        highAvailability: { type: 'boolean', title: 'Second appliance', default: false },
        localBreakout: { type: 'boolean', title: 'Local internet breakout', default: true },
        policy: {
          title: 'Traffic policy',
          enum: ['standard', 'voiceFirst', 'cloudFirst'],
          default: 'standard',
        },
        firewall: { title: 'Firewall', enum: ['none', 'basic', 'advanced'], default: 'basic' },
      },
    },
  },
  offerings: [
    {
      key: 'sd-wan-site',
      name: 'SD-WAN Site',
      prices: [
        ...Object.entries(appliances).flatMap(([appliance, dollars]) =>
          byTerm(`Appliance ${appliance}`, dollars, { appliance }),
        ),
        ...Object.entries(appliances).map(([appliance, dollars]) =>
          monthly(`Second appliance ${appliance}`, dollars * 0.6, {
            appliance,
            highAvailability: true,
          }),
        ),
        monthly('Advanced firewall', 85, { firewall: 'advanced' }),
        once('Staging and installation', 250, { appliance: ['small', 'medium', 'large'] }),
        once('Activation', 50, { appliance: 'virtual' }),
      ],
    },
  ],
}
