import { PlugboardError } from '../errors.ts'
import type { Role } from '../plugin/role.ts'
import type { FieldModel } from './model.ts'

const scopes: readonly Role['scope'][] = ['account', 'system']

/**
 * Gives a field with the mark `role` its values: the names of the roles of that scope, whichever
 * plugin declares them. So a request, a form and the API's document know them.
 *
 * The column stays as it is: a row may name a role of a plugin that was removed since.
 *
 * @param roles in the order of the plugins
 * @throws SCHEMA_INVALID for a scope that is none, and a field that holds no text
 */
export function withRoleNames(
  place: string,
  field: FieldModel,
  roles: readonly Role[],
): FieldModel {
  const scope = field.marks.role
  if (scope === undefined) return field
  const { schema } = field
  const where = `${place}.${field.name}`
  if (!scopes.includes(scope)) {
    throw new PlugboardError('SCHEMA_INVALID', {
      detail: `${where} has roles of the unknown scope "${scope}"`,
      remedy: `Use one of: ${scopes.join(', ')}`,
    })
  }
  const names = roles.filter(role => role.scope === scope).map(({ name }) => name)
  if (field.kind === 'string') return { ...field, schema: { ...schema, enum: names } }
  const items = schema.items as Readonly<Record<string, unknown>> | undefined
  if (items?.type === 'string') {
    return { ...field, schema: { ...schema, items: { ...items, enum: names } } }
  }
  throw new PlugboardError('SCHEMA_INVALID', {
    detail: `${where} has the mark "role", and holds no name`,
    remedy: 'Declare it as a string, or as an array of strings',
  })
}
