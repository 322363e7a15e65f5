import { type Family, metered, monthly, once } from './family.ts'

/** A number that the called party pays for. */
export const tollFree: Family = {
  specification: {
    key: 'toll-free',
    name: 'Toll-free number',
    family: 'voice',
    description: 'A toll-free number with routing by time, area and share',
    characteristics: {
      type: 'object',
      required: ['ringTo'],
      properties: {
        number: {
          type: 'string',
          title: 'Number',
          description: 'A number that you have; without one the carrier reserves one',
          pattern: '^8(00|33|44|55|66|77|88)[2-9][0-9]{6}$',
        },
        currentRespOrg: {
          type: 'string',
          title: 'Present RespOrg',
          description: 'Five characters, for a number that moves to us',
          pattern: '^[A-Z]{2}[A-Z0-9]{3}$',
        },
        ringTo: {
          type: 'string',
          title: 'Rings at',
          description: 'A number in international form',
          pattern: '^\\+[1-9][0-9]{6,14}$',
        },
        dialledNumberDigits: {
          type: 'integer',
          title: 'DNIS digits',
          minimum: 0,
          maximum: 10,
          default: 10,
        },
        coverage: {
          title: 'Coverage',
          enum: ['us', 'usAndCanada'],
          titles: { us: 'US', usAndCanada: 'US and Canada' },
          default: 'us',
        },
        routing: {
          type: 'array',
          title: 'Routing by',
          uniqueItems: true,
          items: { enum: ['time', 'area', 'percent'] },
          default: [],
        },
      },
      dependentRequired: { number: ['currentRespOrg'] },
    },
  },
  offerings: [
    {
      key: 'toll-free-number',
      name: 'Toll-free Number',
      prices: [
        monthly('Number', 5),
        monthly('Coverage of Canada', 4, { coverage: 'usAndCanada' }),
        metered('Calls from the United States', '0.0165', 'minute'),
        metered('Calls from Canada', '0.0285', 'minute', { coverage: 'usAndCanada' }),
        metered('Surcharge for payphones', '0.6', 'call'),
        once('Activation', 20),
      ],
    },
  ],
}
