import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '../../database/actor.ts'
import { type FieldError, PlugboardError } from '../../errors.ts'
import type { FieldModel, Model, ObjectModel } from '../../schema/model.ts'

type Input = Readonly<Record<string, unknown>>

/**
 * Refuses what a request sets without being for the actor's eyes: whoever does not see a field does
 * not write it, and learns nothing of it.
 *
 * @throws INPUT_INVALID naming every such field
 */
export function refuseHidden(model: Model, actor: Actor, object: ObjectModel, input: Input): void {
  if (actor.audience === 'system') return
  const errors = hiddenIn(model, actor.audience, object, input, '')
  if (errors.length === 0) return
  throw new PlugboardError('INPUT_INVALID', {
    detail: errors.map(({ pointer, message }) => `${pointer} ${message}`).join('; '),
    errors,
  })
}

function hiddenIn(
  model: Model,
  audience: string,
  object: ObjectModel,
  input: Input,
  pointer: string,
): FieldError[] {
  const parts = object.parts.flatMap(part => {
    const values = input[part.key] as Input | null | undefined
    return values ? hiddenFields(audience, part.fields, values, `${pointer}/${part.key}`) : []
  })
  const tree = object.within?.tree ? [{ ...object.within, object: object.name }] : []
  const children = [...object.children, ...tree].flatMap(child => {
    const rows = input[child.as]
    if (!child.createdWith || !Array.isArray(rows)) return []
    return rows.flatMap((row, index) =>
      hiddenIn(model, audience, model.object(child.object), row, `${pointer}/${child.as}/${index}`),
    )
  })
  return [...hiddenFields(audience, object.fields, input, pointer), ...parts, ...children]
}

function hiddenFields(
  audience: string,
  fields: readonly FieldModel[],
  values: Input,
  pointer: string,
): FieldError[] {
  return fields
    .filter(({ name, marks, schema }) => {
      if (values[name] === undefined || !marks.visibleTo || marks.visibleTo.includes(audience)) {
        return false
      }
      // Validation has filled in the defaults.
      return !isDeepStrictEqual(values[name], schema.default)
    })
    .map(({ name }) => ({
      pointer: `${pointer}/${name}`,
      code: 'unknown',
      message: 'is not a field that may be set here',
    }))
}
