import type { JsonSchema } from '../../schema/json-schema.ts'
import type { FieldKind } from '../../schema/model.ts'
import type { ValueWords } from '../formats/value-text.ts'

type Row = Readonly<Record<string, unknown>>

/** One thing that a display object shows. */
export interface DisplayField {
  /** `reference`, or `giftNote.message`. */
  readonly path: string
  /** The part's key, when it is a part's field. */
  readonly part?: string
  readonly name: string
  readonly label: string
  readonly kind: FieldKind
  /** How pages print it. */
  readonly format: string
  /** What its values are called, and what they count. */
  readonly words?: ValueWords
  readonly schema: JsonSchema
  /** Absent from some of the objects. */
  readonly optional: boolean
  /** The audiences that see it; all where absent. */
  readonly visibleTo?: readonly string[]
  /** The audiences from which a plugin has hidden it; `*` is all. */
  readonly hiddenFrom: readonly string[]
  /** Where the value comes from. */
  readonly value: (row: Row) => unknown
}

/** What an audience sees of an object: the one source of the JSON resource and of the page. */
export interface Display {
  readonly name: string
  readonly object: string
  readonly title: string
  readonly fields: readonly DisplayField[]
  /** The paths of the fields that lists show, in order. */
  readonly columns: readonly string[]
  /** The lists within it. */
  readonly lists: readonly {
    readonly as: string
    readonly display: string
    readonly title: string
  }[]
}

export interface Displays {
  /** The display object of an object, or a named one. @throws QUERY_INVALID where there is none of that name */
  get(object: string, name?: string): Display
  byName(name: string): Display | undefined
  readonly all: readonly Display[]
}

export function isVisible(field: DisplayField, audience: string): boolean {
  if (audience === 'system') return true
  if (field.hiddenFrom.includes('*') || field.hiddenFrom.includes(audience)) return false
  return field.visibleTo === undefined || field.visibleTo.includes(audience)
}
