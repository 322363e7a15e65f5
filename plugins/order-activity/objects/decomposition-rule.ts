import { Field, object, Type } from 'plugboard'
import { templateFaults } from '../helpers/template-faults.ts'
import { taskTemplate } from './task-template.ts'

const value = Type.Union([Type.String(), Type.Number(), Type.Boolean()])

/** What a characteristic must be: a value, one of several, or a number within bounds, both included. */
export const condition = Type.Union([
  value,
  Type.Array(value, { minItems: 1 }),
  Type.Object(
    { from: Type.Optional(Type.Number()), to: Type.Optional(Type.Number()) },
    { additionalProperties: false, minProperties: 1 },
  ),
])

/**
 * Which tasks an item takes. All rules that fit an item contribute theirs; where two name the same task,
 * the one of the higher priority plans it.
 */
export const decompositionRule = object(
  'DecompositionRule',
  {
    key: Type.String({
      title: 'Key',
      pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
      maxLength: 80,
      unique: true,
      immutable: true,
      filterable: true,
    }),
    offering: Type.Optional(
      Type.String({
        title: 'Offering',
        description: 'Its key; any offering where absent',
        maxLength: 120,
        filterable: true,
      }),
    ),
    itemActions: Type.Array(Type.Enum(['add', 'modify', 'delete', 'noChange']), {
      title: 'For the actions',
      default: ['add'],
      minItems: 1,
      uniqueItems: true,
    }),
    conditions: Type.Record(Type.String(), condition, {
      title: 'Where',
      description: 'Values of characteristics, such as {"access": ["fiber"]}',
      default: {},
      display: 'characteristics',
    }),
    priority: Type.Integer({ title: 'Priority', default: 0, minimum: -1000, maximum: 1000 }),
    tasks: Type.Array(taskTemplate, {
      title: 'Tasks',
      minItems: 1,
      maxItems: 100,
      display: 'json',
    }),
    validFrom: Type.Optional(Field.dateTime({ title: 'Valid from' })),
    validTo: Type.Optional(Field.dateTime({ title: 'Valid to' })),
  },
  {
    title: 'Decomposition rule',
    path: 'decomposition-rules',
    label: 'key',
    columns: ['key', 'offering', 'itemActions', 'priority'],
    check: templateFaults,
  },
)

declare module 'plugboard' {
  interface Objects {
    DecompositionRule: typeof decompositionRule
  }
}
