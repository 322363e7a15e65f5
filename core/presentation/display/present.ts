import type { Display, DisplayField, Displays } from './display.ts'
import { isVisible } from './display.ts'

type Row = Readonly<Record<string, unknown>>

/** An object as JSON shows it. */
export type Resource = Record<string, unknown>

/** Turns rows into resources for one audience; what each display shows to it is worked out once. */
export interface Presenter {
  /** @param fields only these, besides the id */
  resource(display: Display, row: Row, audience: string, fields?: readonly string[]): Resource
  visibleFields(display: Display, audience: string): readonly DisplayField[]
}

export function createPresenter(displays: Displays): Presenter {
  const visible = new Map<string, readonly DisplayField[]>()

  function visibleFields(display: Display, audience: string): readonly DisplayField[] {
    const key = `${display.name}:${audience}`
    const known = visible.get(key) ?? display.fields.filter(field => isVisible(field, audience))
    visible.set(key, known)
    return known
  }

  function resource(
    display: Display,
    row: Row,
    audience: string,
    only?: readonly string[],
  ): Resource {
    const shown: Resource = {}
    const wanted = (name: string) => only === undefined || name === 'id' || only.includes(name)
    for (const field of visibleFields(display, audience)) {
      if (!wanted(field.part ?? field.name)) continue
      const value = field.value(row)
      // What is not there is left out, so that null has no second meaning.
      if (value === null || value === undefined) continue
      if (field.part === undefined) shown[field.name] = value
      else partOf(shown, field.part)[field.name] = value
    }
    for (const { as, display: name } of display.lists) {
      if (!wanted(as)) continue
      const child = displays.byName(name)
      const rows = (row[as] ?? []) as readonly Row[]
      if (child) shown[as] = rows.map(below => resource(child, below, audience))
    }
    return shown
  }

  return { resource, visibleFields }
}

function partOf(resource: Resource, key: string): Record<string, unknown> {
  resource[key] ??= {}
  return resource[key] as Record<string, unknown>
}
