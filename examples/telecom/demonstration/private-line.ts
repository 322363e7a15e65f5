import { type Family, monthly, once } from './family.ts'
import { address } from './location.ts'
import { byTerm, term } from './term.ts'

const networkChannel = {
  type: 'string',
  description: 'Four characters of the network channel code, such as HCE-',
  pattern: '^[A-Z0-9]{2}[A-Z0-9-]{2}$',
}

/** A network channel interface: conductors, protocol, impedance, options. */
const channelInterface = {
  type: 'string',
  description: 'Such as 04DU9.1SN',
  pattern: '^0[1-9][A-Z]{2}[0-9](\\.[0-9A-Z]{1,4})?$',
}

/** A digital circuit between two places, by the mile. */
export const privateLine: Family = {
  specification: {
    key: 'private-line',
    name: 'Digital private line',
    family: 'private line',
    description: 'A channel of 1.544 Mbit/s (DS1) or 44.736 Mbit/s (DS3) of the customer alone',
    characteristics: {
      type: 'object',
      required: ['addressA', 'addressZ', 'mileage'],
      properties: {
        addressA: address('A end'),
        addressZ: address('Z end'),
        mileage: {
          type: 'integer',
          title: 'Distance',
          description: 'Between the serving wire centers',
          unit: 'miles',
          minimum: 0,
          maximum: 5_000,
        },
        term,
        networkChannelCode: { ...networkChannel, title: 'NC code' },
        interfaceA: { ...channelInterface, title: 'NCI code, A end' },
        interfaceZ: { ...channelInterface, title: 'NCI code, Z end' },
        framing: { title: 'Framing', enum: ['ESF', 'SF', 'M13', 'C-bit'] },
        lineCode: { title: 'Line code', enum: ['B8ZS', 'AMI', 'B3ZS'] },
        diversity: { type: 'boolean', title: 'Diverse route', default: false },
      },
    },
  },
  offerings: [
    {
      key: 'private-line-ds1',
      name: 'Private Line DS1',
      description: '1.544 Mbit/s between two places',
      prices: [
        ...byTerm('Channel terminations', 310, {}),
        monthly('Mileage', 2.25, {}, 'mileage'),
        monthly('Diverse route', 140, { diversity: true }),
        once('Installation', 650),
      ],
    },
    {
      key: 'private-line-ds3',
      name: 'Private Line DS3',
      description: '44.736 Mbit/s between two places',
      prices: [
        ...byTerm('Channel terminations', 1_850, {}),
        monthly('Mileage', 18.5, {}, 'mileage'),
        monthly('Diverse route', 620, { diversity: true }),
        once('Installation', 1_400),
      ],
    },
  ],
}
