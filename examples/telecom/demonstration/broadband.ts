import { type Family, monthly, once } from './family.ts'

/** Dollars a month, by downstream and upstream speed. */
const speeds = { '100M/20M': 69, '300M/50M': 89, '500M/100M': 119, '1G/1G': 169 }

/** Internet access that is shared, for offices that can live with that. */
export const broadband: Family = {
  specification: {
    key: 'business-broadband',
    name: 'Business broadband',
    family: 'internet',
    description: 'Best-effort internet access with a modem',
    characteristics: {
      type: 'object',
      required: ['speed'],
      properties: {
        speed: { title: 'Speed', enum: Object.keys(speeds) },
        medium: {
          title: 'Medium',
          enum: ['fiber', 'cable', 'dsl'],
          titles: { dsl: 'DSL' },
          default: 'fiber',
        },
        staticAddresses: {
          type: 'integer',
          title: 'Static addresses',
          enum: [0, 1, 5, 13],
          default: 0,
        },
        equipment: {
          title: 'Equipment',
          enum: ['modem', 'wifiRouter', 'none'],
          titles: { wifiRouter: 'Wi-Fi router' },
          default: 'wifiRouter',
        },
        lteBackup: { type: 'boolean', title: 'LTE backup', default: false },
      },
    },
  },
  offerings: [
    {
      key: 'business-broadband',
      name: 'Business Broadband',
      prices: [
        ...Object.entries(speeds).map(([speed, dollars]) =>
          monthly(`Access ${speed}`, dollars, { speed }),
        ),
        monthly('Static addresses', 15, { staticAddresses: { from: 1, to: 5 } }),
        monthly('Block of static addresses', 30, { staticAddresses: { from: 6 } }),
        monthly('Wi-Fi router', 10, { equipment: 'wifiRouter' }),
        monthly('LTE backup', 40, { lteBackup: true }),
        once('Installation', 99),
      ],
    },
  ],
}
