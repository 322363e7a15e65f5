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

/** What the customer says of a circuit of either speed. */
const characteristics = {
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
  interfaceA: { ...channelInterface, title: 'NCI code', description: 'A end, such as 04DU9.1SN' },
  interfaceZ: {
    ...channelInterface,
    title: 'SECNCI code',
    description: 'Z end, such as 04DU9.1SN',
  },
  diversity: { type: 'boolean', title: 'Diverse route', default: false },
}

const required = ['addressA', 'addressZ', 'mileage']

/** A circuit of 1.544 Mbit/s between two places, by the mile. */
export const privateLineDs1: Family = {
  specification: {
    key: 'private-line-ds1',
    name: 'DS1 private line',
    family: 'private line',
    description: 'A channel of 1.544 Mbit/s of the customer alone',
    characteristics: {
      type: 'object',
      required,
      properties: {
        ...characteristics,
        framing: { title: 'Framing', enum: ['ESF', 'SF'], default: 'ESF' },
        lineCode: { title: 'Line code', enum: ['B8ZS', 'AMI'], default: 'B8ZS' },
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
  ],
}

/** A circuit of 44.736 Mbit/s between two places, by the mile. */
export const privateLineDs3: Family = {
  specification: {
    key: 'private-line-ds3',
    name: 'DS3 private line',
    family: 'private line',
    description: 'A channel of 44.736 Mbit/s of the customer alone',
    characteristics: {
      type: 'object',
      required,
      properties: {
        ...characteristics,
        framing: { title: 'Framing', enum: ['C-bit', 'M13', 'clear'], default: 'C-bit' },
        lineCode: { title: 'Line code', enum: ['B3ZS'], default: 'B3ZS' },
      },
    },
  },
  offerings: [
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
