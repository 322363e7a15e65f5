import { type Fact, type FactScope, fact } from 'plugboard'

/** An SQL expression, as {@link FactScope} gives them. */
type Expression = ReturnType<FactScope['column']>

/**
 * Whether a site has a registered location that is validated, as an expression inside a fact.
 *
 * @param site an expression of the site's id, such as a column
 * @example
 * fact<boolean>('OrderItem', 'locationIsKnown', scope =>
 *   hasValidatedLocation(scope, scope.column('telecom.siteA')))
 */
export function hasValidatedLocation({ sql, table }: FactScope, site: Expression) {
  return sql<boolean>`exists(
    select from ${table('RegisteredLocation')} r where r.site_id = ${site} and r.state = 'validated')`
}

/**
 * The fact that a site which an object refers to has a registered location that is validated.
 *
 * @param object the object that the rule is about
 * @param path the field that names the site; `part.field` where it is a part's
 * @example
 * rule({
 *   name: 'emergencyLocationIsKnown', …,
 *   facts: { isKnown: validatedLocationFact('OrderItem', 'telecom.siteA') },
 *   decide: ({ facts: { isKnown } }) => isKnown ? allow : refuse('…'),
 * })
 */
export function validatedLocationFact(object: string, path: string): Fact<boolean> {
  return fact<boolean>(object, `validatedLocation:${path}`, scope =>
    hasValidatedLocation(scope, scope.column(path)),
  )
}
