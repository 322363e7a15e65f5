import { type Family, metered, monthly, once } from './family.ts'
import { address } from './location.ts'
import { term } from './term.ts'

/** Telephone service for a company's own exchange. */
export const sipTrunk: Family = {
  specification: {
    key: 'sip-trunk',
    name: 'SIP trunk',
    family: 'voice',
    description: 'Simultaneous calls between the public network and an exchange over SIP',
    characteristics: {
      type: 'object',
      required: ['simultaneousCalls', 'emergencyAddress'],
      properties: {
        simultaneousCalls: {
          type: 'integer',
          title: 'Simultaneous calls',
          minimum: 1,
          maximum: 5_000,
        },
        emergencyAddress: {
          ...address('Address for emergency calls'),
          description: 'Where responders are sent: street, city, state, floor and room',
        },
        directNumbers: {
          type: 'integer',
          title: 'Direct numbers',
          minimum: 0,
          maximum: 10_000,
          default: 0,
        },
        term,
        callingPlan: { title: 'Calling', enum: ['metered', 'unlimited'], default: 'metered' },
        transport: { title: 'Transport', enum: ['UDP', 'TCP', 'TLS'], default: 'TLS' },
        codecs: {
          type: 'array',
          title: 'Codecs',
          minItems: 1,
          uniqueItems: true,
          items: { enum: ['G.711u', 'G.711a', 'G.729', 'G.722', 'Opus'] },
          default: ['G.711u', 'G.729'],
        },
        callerIdFormat: { title: 'Caller ID', enum: ['E.164', 'national'], default: 'E.164' },
        callingName: {
          type: 'string',
          title: 'Calling name',
          description: 'As CNAM shows it',
          maxLength: 15,
          pattern: "^[A-Z0-9 .,&'-]+$",
        },
        peer: { type: 'string', title: 'Your exchange', format: 'hostname' },
        failover: { type: 'string', title: 'Failover', format: 'hostname' },
        pointOfPresence: {
          title: 'Point of presence',
          enum: ['new-york', 'dallas', 'los-angeles', 'chicago'],
          titles: { 'new-york': 'New York', 'los-angeles': 'Los Angeles' },
          default: 'new-york',
        },
        dailySpendLimit: {
          type: 'integer',
          title: 'Daily limit against fraud',
          unit: 'dollars',
          minimum: 10,
          maximum: 100_000,
          default: 500,
        },
      },
    },
  },
  offerings: [
    {
      key: 'sip-trunk',
      name: 'SIP Trunk',
      prices: [
        monthly('Call path, metered', 12, { callingPlan: 'metered' }, 'simultaneousCalls'),
        monthly('Call path, unlimited', 24, { callingPlan: 'unlimited' }, 'simultaneousCalls'),
        monthly('Direct number', 0.45, { directNumbers: { from: 1 } }, 'directNumbers'),
        metered('Outbound calls', '0.0079', 'minute', { callingPlan: 'metered' }),
        metered('Inbound calls', '0.0035', 'minute', { callingPlan: 'metered' }),
        metered('International calls', '0.085', 'minute'),
        metered('Operator and directory calls', '1.75', 'call'),
        once('Set-up', 150),
        once('Direct number set-up', 1, { directNumbers: { from: 1 } }, 'directNumbers'),
      ],
    },
  ],
}
