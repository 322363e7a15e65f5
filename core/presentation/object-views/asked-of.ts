import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '../../database/actor.ts'
import type { FormGroup } from '../../schema/form.ts'
import type { ObjectModel } from '../../schema/model.ts'
import { isVisible } from '../display/display.ts'
import type { ViewServices } from './view-context.ts'

/**
 * The questions of a form that are for the actor: a control would show what stands in a field that
 * their audience does not see, and ask for what they may not set.
 */
export function askedOf(
  { displays }: Pick<ViewServices, 'displays'>,
  actor: Actor,
  object: ObjectModel,
  groups: readonly FormGroup[],
): FormGroup[] {
  const hidden = new Set(
    displays
      .get(object.name)
      .fields.filter(field => !isVisible(field, actor.audience))
      .map(({ path }) => path),
  )
  return groups
    .map(group => ({
      ...group,
      fields: group.fields.filter(({ path }) => !hidden.has(fieldOf(path, group.part))),
    }))
    .filter(({ fields }) => fields.length > 0)
}

/**
 * The optional parts of an object in which there is something that the actor does not see: a form
 * shows them as empty, and emptying them must not remove that. A default is no loss.
 *
 * @param row the object as it is
 */
export function partsWithHidden(
  { displays }: Pick<ViewServices, 'displays'>,
  actor: Actor,
  object: ObjectModel,
  row: Readonly<Record<string, unknown>>,
): ReadonlySet<string> {
  const says = displays.get(object.name).fields.filter(field => {
    const value = field.part === undefined ? undefined : field.value(row)
    if (value === undefined || value === null || isVisible(field, actor.audience)) return false
    return !isDeepStrictEqual(value, field.schema.default)
  })
  return new Set(says.flatMap(({ part }) => part ?? []))
}

/** The field that a question is about; it may ask for something inside it. */
function fieldOf(path: readonly string[], part: string | undefined): string {
  return path.slice(0, part === undefined ? 1 : 2).join('.')
}
