import { Field, type Static, Type } from 'plugboard'

const key = Type.String({ pattern: '^[a-z][A-Za-z0-9]*$', maxLength: 60 })
const role = Type.String({ minLength: 1, maxLength: 80, description: 'Whose work it is' })
const channel = Type.Enum(['manual', 'oss'], {
  default: 'manual',
  description: 'Whether people do it or another system',
})
const duration = Type.Integer({
  minimum: 0,
  maximum: 525_600,
  description: 'In minutes of business time',
})
const closed = { additionalProperties: false }

/** How a task is undone that was completed for nothing. */
export const compensationTemplate = Type.Object(
  {
    title: Type.String({ minLength: 1, maxLength: 120 }),
    role,
    duration,
    channel: Type.Optional(channel),
  },
  closed,
)

/** A task as a decomposition rule plans it for an item. */
export const taskTemplate = Type.Object(
  {
    key,
    title: Type.String({ minLength: 1, maxLength: 120 }),
    role,
    duration,
    channel: Type.Optional(channel),
    /** Tasks of the same item, by key. One that is not planned is passed over. */
    dependsOn: Type.Optional(Type.Array(key, { maxItems: 50, uniqueItems: true })),
    pointOfNoReturn: Type.Optional(
      Type.Enum(['none', 'soft', 'hard'], {
        default: 'none',
        description: 'From its start on changes cost the penalty (soft), or are refused (hard)',
      }),
    ),
    penalty: Type.Optional(Field.money({ description: 'What a change costs beyond a soft point' })),
    compensation: Type.Optional(compensationTemplate),
    dependsOnCharacteristics: Type.Optional(
      Type.Array(Type.String({ maxLength: 80 }), {
        maxItems: 50,
        uniqueItems: true,
        description: 'Only changes of these make it anew; all of them where absent',
      }),
    ),
  },
  closed,
)

export type TaskTemplate = Static<typeof taskTemplate>
export type CompensationTemplate = Static<typeof compensationTemplate>
