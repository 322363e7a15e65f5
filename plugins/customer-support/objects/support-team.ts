import { Field, object, Type } from 'plugboard'
import { Contact, contactField, EscalationLevel, wordPattern } from './contact-fields.ts'

/** Who is contacted: a team with its hours, its numbers, and whom it escalates to. */
export const supportTeam = object(
  'SupportTeam',
  {
    name: Type.String({
      title: 'Name',
      minLength: 1,
      maxLength: 120,
      unique: true,
      filterable: true,
    }),
    kind: Type.String({
      title: 'Kind',
      description: 'Such as ordering, provisioning, maintenance, billing',
      pattern: wordPattern,
      maxLength: 40,
      filterable: true,
    }),
    active: Type.Boolean({ title: 'Takes contacts', default: true, filterable: true }),
    calendar: Type.Optional(
      Field.reference('BusinessCalendar', {
        title: 'Business calendar',
        description: 'The default calendar where absent',
      }),
    ),
    contact: Contact,
    afterHoursContact: Type.Optional(contactField('After-hours contact')),
    escalation: Type.Array(EscalationLevel, {
      title: 'Escalation',
      description: 'Levels in rising order, with those whom a matter goes to',
      default: [],
      maxItems: 9,
      display: 'json',
    }),
  },
  {
    title: 'Support team',
    path: 'support-teams',
    label: 'name',
    columns: ['name', 'kind', 'active', 'calendar'],
    check: ({ escalation }) => levelFaults(escalation as readonly { level: number }[]),
  },
)

function levelFaults(levels: readonly { readonly level: number }[] = []) {
  return levels.flatMap(({ level }, index) =>
    index > 0 && level <= (levels[index - 1]?.level ?? 0)
      ? [{ pointer: `/escalation/${index}/level`, message: 'must be higher than the one before' }]
      : [],
  )
}

declare module 'plugboard' {
  interface Objects {
    SupportTeam: typeof supportTeam
  }
}
