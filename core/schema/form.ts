import type { Within } from './definition.ts'
import { titleOf } from './definition.ts'
import type { FieldModel, ObjectModel, PartModel } from './model.ts'
import { changeableFields, creatableFields } from './writable.ts'

/** How a form asks for a value. */
export type FormControl =
  | 'text'
  | 'multiline'
  | 'email'
  | 'number'
  | 'checkbox'
  | 'select'
  | 'date'
  | 'dateTime'
  | 'money'
  | 'reference'
  | 'json'
  | 'file'

/** One question of a form. */
export interface FormField {
  /** The path in the input, such as `['giftNote', 'message']`; joined by dots it is the control's name. */
  readonly path: readonly string[]
  readonly label: string
  readonly control: FormControl
  readonly required: boolean
  /** Left empty it stays so: it is neither wanted nor given a default. */
  readonly optional: boolean
  readonly description?: string
  /** The values to choose from, as the input wants them. */
  readonly options?: readonly unknown[]
  /** What values are called. */
  readonly titles?: Readonly<Record<string, string>>
  readonly unit?: string
  /** The object that a reference names. */
  readonly target?: string
  readonly default?: unknown
  /** HTML's words for what is allowed: `min`, `max`, `step`, `minlength`, `maxlength`, `pattern`. */
  readonly constraints: Readonly<Record<string, string | number>>
}

/** The questions about an object itself, or about one of its parts. */
export interface FormGroup {
  readonly title: string
  /** The part's key. */
  readonly part?: string
  /** A part that may be absent: nothing filled in means that it is. */
  readonly optional: boolean
  readonly fields: readonly FormField[]
}

type Schema = Readonly<Record<string, unknown>>

/** The form that makes an object. */
export function createForm(object: ObjectModel): FormGroup[] {
  return formOf(object, creatableFields)
}

/** The form that changes one. */
export function changeForm(object: ObjectModel): FormGroup[] {
  return formOf(object, changeableFields)
}

/**
 * The questions of any JSON Schema of type object: a transition's input, an offering's characteristics.
 * Nested objects become questions of their own; what has no control of its own is asked for as JSON.
 *
 * @param path where the object lies in the input
 */
export function schemaFields(schema: Schema, path: readonly string[] = []): FormField[] {
  const required = new Set((schema.required as readonly string[] | undefined) ?? [])
  const properties = (schema.properties ?? {}) as Readonly<Record<string, Schema>>
  return Object.entries(properties).flatMap(([name, property]) => {
    const isNested = property.properties !== undefined && property.format !== 'money'
    if (isNested) return schemaFields(property, [...path, name])
    return [formField([...path, name], property, required.has(name))]
  })
}

function formOf(
  object: ObjectModel,
  writable: (fields: readonly FieldModel[]) => readonly FieldModel[],
): FormGroup[] {
  const own = writable(object.fields).filter(field => !isPlace(object.within, field))
  const groups: FormGroup[] = [
    { title: object.title, optional: false, fields: own.map(field => modelField([], field)) },
    ...object.parts.map(part => partGroup(part, writable(part.fields))),
  ]
  return groups.filter(({ fields }) => fields.length > 0)
}

function partGroup(part: PartModel, fields: readonly FieldModel[]): FormGroup {
  return {
    title: part.title,
    part: part.key,
    optional: part.presence === 'optional',
    fields: fields.map(field => modelField([part.key], field)),
  }
}

/** The address of the form says what an object lies in. */
function isPlace(within: Within | undefined, field: FieldModel): boolean {
  return within !== undefined && [within.field, within.tree].includes(field.name)
}

function modelField(path: readonly string[], field: FieldModel): FormField {
  const isRequired = !field.optional && field.schema.default === undefined
  return formField([...path, field.name], { ...field.schema, title: field.title }, isRequired)
}

function formField(path: readonly string[], schema: Schema, required: boolean): FormField {
  const options = optionsOf(schema)
  const title = schema.title as string | undefined
  const description = schema.description as string | undefined
  return {
    path,
    label: title ?? titleOf(path.at(-1) ?? ''),
    control: controlOf(schema, options),
    // An unticked box is an answer.
    required: required && schema.type !== 'boolean',
    optional: !required && schema.default === undefined && schema.type !== 'boolean',
    ...(description === undefined ? {} : { description }),
    ...(options === undefined ? {} : { options }),
    ...(schema.reference === undefined ? {} : { target: schema.reference as string }),
    ...wordsFor(schema),
    ...(schema.default === undefined ? {} : { default: schema.default }),
    constraints: constraintsOf(schema),
  }
}

/** The words that pages have for values. */
function wordsFor({ titles, unit }: Schema): Pick<FormField, 'titles' | 'unit'> {
  return {
    ...(titles === undefined ? {} : { titles: titles as Readonly<Record<string, string>> }),
    ...(unit === undefined ? {} : { unit: unit as string }),
  }
}

function optionsOf(schema: Schema): readonly unknown[] | undefined {
  if (Array.isArray(schema.enum)) return schema.enum
  const members = schema.anyOf as readonly Schema[] | undefined
  return members?.every(member => 'const' in member)
    ? members.map(({ const: value }) => value)
    : undefined
}

function controlOf(schema: Schema, options: readonly unknown[] | undefined): FormControl {
  if (options !== undefined) return 'select'
  if (schema.reference !== undefined) return 'reference'
  if (schema.format === 'money') return 'money'
  switch (schema.type) {
    case 'boolean':
      return 'checkbox'
    case 'integer':
    case 'number':
      return 'number'
    case 'string':
      return textControl(schema)
    default:
      return 'json'
  }
}

function textControl({ format, display, maxLength }: Schema): FormControl {
  if (format === 'date') return 'date'
  if (format === 'date-time') return 'dateTime'
  if (format === 'email') return 'email'
  const isLong = typeof maxLength === 'number' && maxLength > 300
  return display === 'multiline' || isLong ? 'multiline' : 'text'
}

const constraintNames: readonly (readonly [keyword: string, attribute: string])[] = [
  ['minimum', 'min'],
  ['maximum', 'max'],
  ['multipleOf', 'step'],
  ['minLength', 'minlength'],
  ['maxLength', 'maxlength'],
  ['pattern', 'pattern'],
]

function constraintsOf(schema: Schema): Record<string, string | number> {
  const given = constraintNames.flatMap(([keyword, attribute]) => {
    const value = schema[keyword]
    return typeof value === 'string' || typeof value === 'number'
      ? [[attribute, value] as const]
      : []
  })
  // Without it browsers take whole numbers only.
  const step = schema.type === 'number' && schema.multipleOf === undefined ? { step: 'any' } : {}
  return { ...step, ...Object.fromEntries(given) }
}
