import {
  allow,
  definePlugin,
  fieldFact,
  type Migration,
  type Plugin,
  type PluginDefinition,
  part,
  rule,
  Type,
} from 'plugboard'
import { nextMigration } from '../database/migrated.ts'

/** One of many plugins that all take part in orders: a part on the order, one on its items, and a rule. */
function shape(index: number, migrations: readonly Migration[]): PluginDefinition {
  const key = `extra${index}`
  const note = Type.Optional(Type.String({ maxLength: 40, filterable: true }))
  const enoughPoints = rule({
    name: `enoughPoints${index}`,
    code: 'EXTRA_POINTS',
    title: `There are ${index} points`,
    facts: { points: fieldFact<number | null>('Order', `${key}.points`) },
    decide: ({ facts }) => {
      if (facts.points !== 7) throw new Error('The fact was not read')
      return allow
    },
  })
  return {
    ...{ name: `extra-${index}`, version: '1.0.0', core: '^0.1.0', migrations },
    parts: [
      part('Order', key, { note, points: Type.Integer({ default: 7 }) }, { presence: 'always' }),
      part(
        'OrderItem',
        key,
        { mark: Type.String({ maxLength: 40, default: 'none' }) },
        { presence: 'always' },
      ),
    ],
    policies: { Order: policy => policy.require('submit', enoughPoints) },
    ...(index === 0
      ? { errors: { EXTRA_POINTS: { status: 409, message: 'Too few points' } } }
      : {}),
  }
}

/** So many plugins with their tables; the first one's migration serves as the pattern of all. */
export async function manyPlugins(count: number): Promise<Plugin[]> {
  const pattern = await nextMigration(shape(0, []))
  if (!pattern) throw new Error('There is nothing to migrate')
  return Array.from({ length: count }, (_, index) => {
    const statements = pattern.statements.map(text =>
      text.replaceAll('extra_0__', `extra_${index}__`).replaceAll('extra0', `extra${index}`),
    )
    return definePlugin(shape(index, [{ ...pattern, statements }]))
  })
}
