import { allow, fact, refuse, rule } from 'plugboard'
import { orderedAnew } from './ordered-anew.ts'

/** What a bundle in the order consists of, and how many of it there are below it. */
interface Component {
  readonly item: string
  readonly name: string
  readonly offering: string
  /** For the whole quantity of the bundle. */
  readonly minimum: number
  readonly maximum: number | null
  readonly count: number
}

const components = fact<readonly Component[]>('Order', 'catalogComponents', scope => {
  const { sql, table, column } = scope
  return sql`(
    select coalesce(json_agg(json_build_object('item', i.id, 'name', i.name,
      'offering', component ->> 'offering',
      'minimum', i.quantity * coalesce(component -> 'minimum', component -> 'quantity')::int,
      'maximum', i.quantity * (component -> 'maximum')::int,
      'count', (select coalesce(sum(below.quantity), 0)::int from ${table('OrderItem')} below
        where below.parent_id = i.id and below.offering = component ->> 'offering')
    ) order by i.id), '[]')
    from ${table('OrderItem')} i
    join ${table('ProductOffering')} offered on offered.key = i.offering
    cross join jsonb_array_elements(offered.components) component
    where i.order_id = ${column('id')} and ${orderedAnew(scope, 'i')})`
})

/** A bundle is priced as one: what it comprises is there, in the numbers that it allows. */
export const bundlesAreWhole = rule({
  name: 'bundlesAreWhole',
  code: 'CATALOG_BUNDLE_INCOMPLETE',
  title: 'Bundles have what they comprise, in the numbers that they allow',
  facts: { components },
  decide: ({ facts: { components } }) => {
    const errors = components.flatMap(component => {
      const message = faultOf(component)
      return message === undefined ? [] : [{ pointer: `/items/${component.item}`, message }]
    })
    if (errors.length === 0) return allow
    return refuse(errors.map(({ message }) => message).join('; '), {
      remedy: 'Change the numbers, or order the pieces without the bundle',
      errors,
    })
  },
})

function faultOf({ name, offering, minimum, maximum, count }: Component): string | undefined {
  if (count < minimum) return `${name} comprises ${minimum} of ${offering}, and there are ${count}`
  if (maximum === null || count <= maximum) return undefined
  return `${name} comprises ${maximum} of ${offering} at most, and there are ${count}`
}
