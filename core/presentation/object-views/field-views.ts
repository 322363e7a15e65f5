import type { Actor } from '../../database/actor.ts'
import type { DisplayField } from '../display/display.ts'
import type { DisplayedObject } from '../display/displayed-objects.ts'
import { formatValue } from '../formats/format.ts'
import { valueText } from '../formats/value-text.ts'
import type { ReferenceLabels } from './reference-labels.ts'
import type { FieldView, SectionView } from './view.ts'
import type { ViewServices } from './view-context.ts'

/** What pages say elsewhere, or not at all. */
const unsaid = new Set(['id', 'version', 'state'])

/** The fields of an object that have a value, those of each part under its title. */
export function sectionsOf(
  services: ViewServices,
  actor: Actor,
  shown: DisplayedObject,
  known: ReferenceLabels,
): SectionView[] {
  const { engine, presenter } = services
  const { parts, label } = engine.database.model.object(shown.display.object)
  const visible = presenter
    .visibleFields(shown.display, actor.audience)
    .filter(({ path }) => !unsaid.has(path) && path !== label)
  const view = (field: DisplayField) => fieldView(services, actor, field, shown, known)
  const filled = (fields: readonly DisplayField[]) =>
    fields.map(view).filter(({ text }) => text !== '')
  return [
    {
      title: shown.display.title,
      fields: filled(visible.filter(({ part }) => part === undefined)),
    },
    ...parts.map(({ key, title }) => ({
      title,
      part: key,
      fields: filled(visible.filter(({ part }) => part === key)),
    })),
  ].filter(({ fields }) => fields.length > 0)
}

/** One field of an object as its page prints it. */
export function fieldView(
  { engine }: ViewServices,
  actor: Actor,
  field: DisplayField,
  { row, display }: DisplayedObject,
  known: ReferenceLabels,
): FieldView {
  const value = field.value(row)
  const base = { path: field.path, label: field.label, format: field.format }
  if (field.path === 'state' && engine.hasPolicy(display.object)) {
    const state = engine.policy(display.object).states.get(String(value))
    return { ...base, format: 'state', text: state?.value.title ?? String(value) }
  }
  const label = field.kind === 'reference' ? known.get(String(value)) : undefined
  if (label) return { ...base, ...label }
  return { ...base, text: textOf(field, value, actor.locale) }
}

function textOf({ format, words = {} }: DisplayField, value: unknown, locale: string): string {
  const { titles = {}, unit } = words
  if (Object.hasOwn(titles, String(value))) return valueText(value, words)
  const text = formatValue(format, value, locale)
  return unit === undefined || text === '' ? text : `${text} ${unit}`
}
