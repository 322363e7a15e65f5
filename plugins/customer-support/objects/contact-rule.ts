import { Field, object, Type } from 'plugboard'
import { wordPattern } from './contact-fields.ts'

const word = (title: string, description: string) =>
  Type.Optional(
    Type.String({ title, description, pattern: wordPattern, maxLength: 60, filterable: true }),
  )

/**
 * Which team is contacted in which context. What a rule leaves out it does not ask for; one that asks for
 * nothing is the default.
 */
export const contactRule = object(
  'ContactRule',
  {
    name: Type.String({ title: 'Name', minLength: 1, maxLength: 120, filterable: true }),
    team: Field.reference('SupportTeam', { title: 'Team', filterable: true }),
    account: Type.Optional(Field.reference('Account', { title: 'Account', filterable: true })),
    segment: word('Segment', 'Of the account, such as wholesale'),
    offering: Type.Optional(
      Type.String({
        title: 'Offering',
        description: 'Its key; a trailing * stands for any ending',
        pattern: '^[a-z0-9]+(-[a-z0-9]+)*(-?\\*)?$',
        maxLength: 120,
        filterable: true,
      }),
    ),
    region: word('Region', 'Of the account or the question, such as emea'),
    stage: word('Stage', 'Of the order, such as provisioning'),
    topic: word('Topic', 'What it is about, such as billing'),
    escalationLevel: Type.Optional(
      Type.Integer({
        title: 'Escalation level',
        description: 'Only for questions that are escalated this far',
        minimum: 1,
        maximum: 9,
      }),
    ),
    validFrom: Type.Optional(Field.dateTime({ title: 'Valid from' })),
    validTo: Type.Optional(Field.dateTime({ title: 'Valid until' })),
    priority: Type.Integer({
      title: 'Priority',
      description: 'Among rules that are equally specific the highest wins',
      default: 0,
      minimum: -1_000,
      maximum: 1_000,
    }),
  },
  {
    title: 'Contact rule',
    path: 'contact-rules',
    label: 'name',
    columns: ['name', 'team', 'account', 'stage', 'topic', 'offering', 'region', 'priority'],
    check: ({ validFrom, validTo }) =>
      typeof validFrom === 'string' && typeof validTo === 'string' && validTo <= validFrom
        ? [{ pointer: '/validTo', message: 'must lie behind validFrom' }]
        : [],
  },
)

declare module 'plugboard' {
  interface Objects {
    ContactRule: typeof contactRule
  }
}
