import type { ComputedField, DisplayChange, DisplayEditor } from '../definition.ts'
import { runChange } from '../run-change.ts'

/** One wish of a plugin about a display object. */
export type DisplayOperation = { readonly plugin: string; readonly object: string } & (
  | { readonly kind: 'hide'; readonly path: string; readonly from?: readonly string[] }
  | { readonly kind: 'relabel'; readonly path: string; readonly label: string }
  | { readonly kind: 'format'; readonly path: string; readonly format: string }
  | { readonly kind: 'column'; readonly path: string; readonly before?: string }
  | { readonly kind: 'add'; readonly field: ComputedField }
)

/**
 * Lets a plugin say what it wants, and returns it as data.
 *
 * @throws DISPLAY_INVALID when its function fails
 */
export function recordDisplayChange(
  plugin: string,
  object: string,
  change: DisplayChange,
): DisplayOperation[] {
  const operations: DisplayOperation[] = []
  const base = { plugin, object }
  const editor: DisplayEditor = {
    hide(path, from) {
      operations.push({ ...base, kind: 'hide', path, ...(from ? { from } : {}) })
      return editor
    },
    relabel(path, label) {
      operations.push({ ...base, kind: 'relabel', path, label })
      return editor
    },
    format(path, format) {
      operations.push({ ...base, kind: 'format', path, format })
      return editor
    },
    column(path, before) {
      operations.push({ ...base, kind: 'column', path, ...(before ? { before } : {}) })
      return editor
    },
    add(field) {
      operations.push({ ...base, kind: 'add', field })
      return editor
    },
  }
  runChange('DISPLAY_INVALID', plugin, `the display of ${object}`, () => change(editor))
  return operations
}
