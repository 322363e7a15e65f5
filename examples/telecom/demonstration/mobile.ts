import { type Family, metered, monthly, once } from './family.ts'

/** Dollars a month for a line, by plan. */
const plans = { voiceOnly: 18, data5: 32, data25: 45, unlimited: 60 }

/** What the plans are called. */
const planTitles = {
  voiceOnly: 'Voice only',
  data5: '5 GB',
  data25: '25 GB',
  unlimited: 'Unlimited',
} as const satisfies Record<keyof typeof plans, string>

/** Mobile lines that share what they have. */
export const mobile: Family = {
  specification: {
    key: 'business-mobile',
    name: 'Business mobile',
    family: 'mobile',
    description: 'Mobile lines of one plan',
    characteristics: {
      type: 'object',
      required: ['plan', 'lines'],
      properties: {
        plan: { title: 'Plan', enum: Object.keys(plans), titles: planTitles },
        lines: { type: 'integer', title: 'Lines', minimum: 1, maximum: 10_000 },
        simType: {
          title: 'SIM',
          enum: ['esim', 'card'],
          titles: { esim: 'eSIM' },
          default: 'esim',
        },
        device: { title: 'Device', enum: ['none', 'standard', 'rugged'], default: 'none' },
        sharedPool: { type: 'boolean', title: 'Share the data', default: true },
        portIn: { type: 'boolean', title: 'Bring your numbers', default: false },
        roaming: { title: 'Roaming', enum: ['none', 'northAmerica', 'world'], default: 'none' },
      },
    },
  },
  offerings: [
    {
      key: 'business-mobile',
      name: 'Business Mobile',
      prices: [
        ...Object.entries(plans).map(([plan, dollars]) =>
          monthly(`Line, ${planTitles[plan as keyof typeof plans]}`, dollars, { plan }, 'lines'),
        ),
        monthly('Roaming in North America', 5, { roaming: 'northAmerica' }, 'lines'),
        monthly('Roaming in the world', 15, { roaming: 'world' }, 'lines'),
        monthly('Standard device', 22, { device: 'standard' }, 'lines'),
        monthly('Rugged device', 31, { device: 'rugged' }, 'lines'),
        metered('Data beyond the plan', '8.5', 'GB', { plan: ['data5', 'data25'] }),
        metered('Data abroad', '0.0125', 'MB', { roaming: 'none' }),
        once('SIM card', 5, { simType: 'card' }, 'lines'),
        once('Activation', 10, {}, 'lines'),
      ],
    },
  ],
}
