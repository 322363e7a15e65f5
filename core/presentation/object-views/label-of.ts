import type { ObjectModel } from '../../schema/model.ts'
import type { ViewContext } from './view-context.ts'

type Row = Readonly<Record<string, unknown>>

/**
 * The field that stands for an object before the actor: its label where they see that, else what is
 * unique about it, such as a number, else its id.
 */
export function labelField(
  { services: { displays, presenter }, actor }: Pick<ViewContext, 'services' | 'actor'>,
  object: ObjectModel,
): string {
  const visible = presenter.visibleFields(displays.get(object.name), actor.audience)
  const isVisible = (name: string) => visible.some(({ path }) => path === name)
  if (isVisible(object.label)) return object.label
  const number = object.fields.find(
    ({ name, marks }) => marks.unique && !marks.personal && isVisible(name),
  )
  return number?.name ?? 'id'
}

/** What stands for an object before the actor. */
export function labelOf(
  context: Pick<ViewContext, 'services' | 'actor'>,
  object: ObjectModel,
  row: Row,
): string {
  return String(row[labelField(context, object)] ?? row.id)
}
