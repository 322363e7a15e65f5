import { object, type Static, Type } from 'plugboard'

const key = Type.String({ pattern: '^[a-z][A-Za-z0-9]*$', maxLength: 60 })
const several = (description: string) =>
  Type.Optional(
    Type.Array(Type.String({ maxLength: 80 }), { description, maxItems: 50, uniqueItems: true }),
  )

/** A stage of an item's fulfilment, and what it is reached by: all of its tasks, or one of the others. */
export const milestoneTemplate = Type.Object(
  {
    key,
    title: Type.String({ minLength: 1, maxLength: 120 }),
    tasks: several('It is reached when these tasks of the item are done, by key'),
    ossStatuses: several('It is reached when the OSS reports one of these'),
    itemState: Type.Optional(
      Type.Enum(['inProgress', 'completed'], {
        description: 'It is reached when the item comes to this state',
      }),
    ),
  },
  { additionalProperties: false },
)

export type MilestoneTemplate = Static<typeof milestoneTemplate>

/** The milestones of a product, in their order. All rules that fit an item add up. */
export const milestoneRule = object(
  'MilestoneRule',
  {
    key: Type.String({
      ...{ title: 'Key', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 80 },
      ...{ unique: true, immutable: true, filterable: true },
    }),
    offering: Type.Optional(
      Type.String({
        ...{ title: 'Offering', maxLength: 120, filterable: true },
        description: 'Its key; any offering where absent',
      }),
    ),
    itemActions: Type.Array(Type.Enum(['add', 'modify', 'delete', 'noChange']), {
      ...{ title: 'For the actions', default: ['add'], minItems: 1, uniqueItems: true },
    }),
    milestones: Type.Array(milestoneTemplate, {
      ...{ title: 'Milestones', minItems: 1, maxItems: 50, display: 'json' },
    }),
  },
  {
    ...{ title: 'Milestone rule', path: 'milestone-rules', label: 'key' },
    columns: ['key', 'offering', 'itemActions'],
  },
)

declare module 'plugboard' {
  interface Objects {
    MilestoneRule: typeof milestoneRule
  }
}
