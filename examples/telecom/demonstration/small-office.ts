import { type Family, monthly } from './family.ts'

/** Two offerings that cost less together. */
export const smallOffice: Family = {
  offerings: [
    {
      key: 'small-office',
      name: 'Small Office',
      description: 'Broadband and five mobile lines at a lower price',
      components: [
        {
          offering: 'business-broadband',
          quantity: 1,
          characteristics: { speed: '500M/100M', lteBackup: true },
        },
        {
          offering: 'business-mobile',
          quantity: 1,
          minimum: 1,
          maximum: 3,
          characteristics: { plan: 'data25', lines: 5 },
        },
      ],
      prices: [monthly('Discount on the bundle', -35)],
    },
  ],
}
