import { didYouMean } from '../plugin/nearest-name.ts'
import { inPlugin, invalid } from './invalid.ts'
import type { FieldModel, ObjectModel, PartModel } from './model.ts'

/**
 * Looks whether what objects and parts name is there: other objects, and their own fields.
 *
 * @throws SCHEMA_INVALID naming the plugin, the place and what was probably meant
 */
export function checkModel(
  objects: ReadonlyMap<string, ObjectModel>,
  parts: readonly PartModel[],
): void {
  const known = (name: string, what: string) => {
    if (objects.has(name)) return
    invalid(
      `${what} ${name}, which is no object`,
      `Correct the name, or add the plugin that declares it.${didYouMean(name, objects.keys())}`,
    )
  }
  for (const part of parts) {
    inPlugin(part.plugin, () => {
      known(part.owner, `the part ${part.key} extends`)
      checkTargets(`${part.owner}.${part.key}`, part.fields, known)
    })
  }
  for (const object of objects.values()) {
    inPlugin(object.plugin, () => {
      if (object.within) known(object.within.object, `${object.name} lies within`)
      checkTargets(object.name, object.fields, known)
      checkFieldNames(object)
    })
  }
}

function checkTargets(
  place: string,
  fields: readonly FieldModel[],
  known: (name: string, what: string) => void,
): void {
  for (const { name, target } of fields) {
    if (target) known(target, `${place}.${name} refers to`)
  }
}

function checkFieldNames({
  name,
  fields,
  columns = [],
  unique,
  indexes,
  hangsOn,
}: ObjectModel): void {
  const known = fields.map(field => field.name)
  const asked = [
    ...columns.map(field => ({ field, use: 'in lists' })),
    ...unique.flat().map(field => ({ field, use: 'to be unique' })),
    ...indexes.flat().map(field => ({ field, use: 'in an index' })),
    ...(hangsOn ? [hangsOn.object, hangsOn.id] : []).map(field => ({
      ...{ field, use: 'to tell what it hangs on' },
    })),
  ]
  for (const { field, use } of asked) {
    if (known.includes(field)) continue
    invalid(
      `${name} wants the unknown field ${field} ${use}`,
      `Use fields of ${name}.${didYouMean(field, known)}`,
    )
  }
}
