import { type FieldError, PlugboardError } from '../../errors.ts'
import type { FormField, FormGroup } from '../../schema/form.ts'
import { asWhole } from '../../schema/merge-patch.ts'
import { parseMoney } from '../formats/money.ts'

/** What a browser sent, a value for a name; of several values of one name the last counts. */
export type FormEntries = Readonly<Record<string, string>>

type Input = Record<string, unknown>

/**
 * Reads a form's entries into the input that the API would be sent. Empty controls are absent, so that
 * the input's schema says what is missing; what cannot be read stays as it was typed, for the schema to
 * refuse it at its place.
 *
 * @param emptied what an optional part that has nothing filled in becomes: left out, or null to remove it
 * @param kept the optional parts that stay all the same, for what else is in them
 * @throws INPUT_INVALID where what is needed in a part that stays was emptied
 * @example readForm(createForm(order), { 'giftNote.message': 'Enjoy' }) // { giftNote: { message: 'Enjoy' } }
 */
export function readForm(
  groups: readonly FormGroup[],
  entries: FormEntries,
  emptied: 'absent' | 'null' = 'absent',
  kept: ReadonlySet<string> = new Set(),
): Input {
  const input: Input = {}
  for (const { part, optional, fields } of groups) {
    const asked = fields.filter(field => isAsked(field, entries))
    const isEmpty = asked.every(
      field => readEntry(field, entries) === undefined || isUnticked(field, entries),
    )
    if (part !== undefined && optional && isEmpty) {
      if (!kept.has(part)) {
        if (emptied === 'null' && asked.length > 0) input[part] = null
        continue
      }
      assertFilled(asked, entries)
    }
    for (const field of asked) {
      const value = readEntry(field, entries)
      if (value !== undefined) place(input, field.path, value)
      else if (emptied === 'null' && !field.required) place(input, field.path, null)
    }
  }
  return input
}

function assertFilled(asked: readonly FormField[], entries: FormEntries): void {
  const lacking = asked.filter(field => field.required && readEntry(field, entries) === undefined)
  if (lacking.length === 0) return
  const errors = lacking.map(({ path }) => {
    return { pointer: `/${path.join('/')}`, code: 'required', message: 'is required' }
  })
  throw new PlugboardError('INPUT_INVALID', {
    detail: errors.map(({ pointer, message }) => `${pointer} ${message}`).join('; '),
    errors,
  })
}

/** The name that a field's control has in the form. */
export function controlName({ path }: FormField): string {
  return path.join('.')
}

/** The faults of an input by the names of the controls; what belongs to none is under the empty name. */
export function errorsByControl(
  fields: readonly FormField[],
  errors: readonly FieldError[],
): ReadonlyMap<string, string> {
  const names = new Set(fields.map(controlName))
  const found = new Map<string, string>()
  for (const { pointer, message } of errors) {
    const segments = pointer.split('/').slice(1)
    while (segments.length > 0 && !names.has(segments.join('.'))) segments.pop()
    const name = segments.join('.')
    const words = name === '' && pointer !== '' ? `${pointer.slice(1)} ${message}` : message
    found.set(name, [found.get(name), words].filter(Boolean).join('; '))
  }
  return found
}

/** A checkbox sends nothing when it is unticked: a hidden control beside it tells that it was there. */
function isAsked(field: FormField, entries: FormEntries): boolean {
  const name = controlName(field)
  return Object.hasOwn(entries, name) || Object.hasOwn(entries, `${name}?`)
}

function isUnticked(field: FormField, entries: FormEntries): boolean {
  return field.control === 'checkbox' && readEntry(field, entries) === false
}

function readEntry(field: FormField, entries: FormEntries): unknown {
  const name = controlName(field)
  const text = Object.hasOwn(entries, name) ? (entries[name] ?? '') : ''
  if (field.control === 'checkbox') return text === 'true'
  if (text.trim() === '') return undefined
  switch (field.control) {
    case 'select':
      return field.options?.find(option => String(option) === text) ?? text
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text
    case 'money':
      return parseMoney(text) ?? text
    case 'dateTime':
      // A browser's local time control knows no zone; pages show UTC.
      return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? `${text}:00.000Z` : text
    case 'json':
      return parsed(text)
    case 'multiline':
      return text.replaceAll('\r\n', '\n')
    default:
      return text
  }
}

function parsed(text: string): unknown {
  try {
    // What was changed in it was shown in it.
    return asWhole(JSON.parse(text))
  } catch {
    return text
  }
}

function place(input: Input, path: readonly string[], value: unknown): void {
  let at = input
  for (const key of path.slice(0, -1)) {
    at[key] ??= {}
    at = at[key] as Input
  }
  at[path.at(-1) ?? ''] = value
}
