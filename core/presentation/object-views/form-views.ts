import { randomUUID } from 'node:crypto'
import type { PlugboardError } from '../../errors.ts'
import type { FormField, FormGroup } from '../../schema/form.ts'
import { moneyText } from '../formats/money.ts'
import { valueText } from '../formats/value-text.ts'
import { controlName, errorsByControl, type FormEntries } from '../forms/read-form.ts'
import type { ControlView, FormView, ProblemView } from './view.ts'

/** A form that was sent and refused: it is shown again with what was typed. */
export interface Submitted {
  /** The id of the form. */
  readonly form: string
  readonly entries: FormEntries
  readonly error: PlugboardError
}

export interface FormPlan {
  readonly id: string
  readonly title: string
  readonly href: string
  readonly version?: number
  readonly groups: readonly FormGroup[]
  /** What stands in it at first, as the input would say it. */
  readonly values?: Readonly<Record<string, unknown>>
  /** The choices of references, by control name. */
  readonly choices?: ReadonlyMap<
    string,
    readonly { readonly value: string; readonly label: string }[]
  >
}

/** Makes the view of a form: with its present values, or with what was typed and what was wrong in it. */
export function formView(plan: FormPlan, submitted?: Submitted): FormView {
  const again = submitted?.form === plan.id ? submitted : undefined
  const fields = plan.groups.flatMap(group => group.fields)
  const errors = errorsByControl(fields, again?.error.details.errors ?? [])
  const faults = fields.flatMap(field => {
    const name = controlName(field)
    const message = errors.get(name)
    return message === undefined ? [] : [{ name, label: labelOf(field), message }]
  })
  return {
    id: plan.id,
    title: plan.title,
    // A refused form is answered with its page: there its summary is the place to go on.
    href: `${plan.href}#${plan.id}`,
    key: randomUUID(),
    hasFile: fields.some(({ control }) => control === 'file'),
    ...(plan.version === undefined ? {} : { version: plan.version }),
    groups: plan.groups.map(({ title, part, optional, fields: asked }) => ({
      title,
      ...(part === undefined ? {} : { part }),
      optional,
      controls: asked.map(field => controlView(field, plan, again?.entries, errors, optional)),
    })),
    ...(again ? { problem: { ...problemView(again.error, errors.get('')), faults } } : {}),
  }
}

/** An error as a page tells it. */
export function problemView(error: PlugboardError, elsewhere?: string): ProblemView {
  const { detail, remedy } = error.details
  const refusals = (error.details.data?.refusals ?? []) as readonly { readonly detail: string }[]
  const others = refusals.slice(1).map(refusal => refusal.detail)
  return {
    code: error.code,
    title: error.title,
    detail: detail ?? error.title,
    ...(remedy === undefined ? {} : { remedy }),
    errors: [...(elsewhere === undefined ? [] : [elsewhere]), ...others],
    faults: [],
  }
}

function controlView(
  field: FormField,
  { values = {}, choices }: FormPlan,
  entries: FormEntries | undefined,
  errors: ReadonlyMap<string, string>,
  isOptional: boolean,
): ControlView {
  const name = controlName(field)
  const present = valueAt(values, field.path) ?? (entries ? undefined : field.default)
  const value = entries ? (entries[name] ?? '') : textOf(field, present)
  const error = errors.get(name)
  const options = optionsOf(field, choices?.get(name), value)
  return {
    name,
    label: labelOf(field),
    control: options && field.control !== 'checkbox' ? 'select' : field.control,
    // Of an optional part the controls are wanted only together, which HTML cannot say.
    required: field.required && !isOptional,
    // Not where another answer has made it wanted: that is what the fault says.
    optional: field.optional && error === undefined,
    ...(field.description === undefined ? {} : { description: field.description }),
    ...(options ? { options } : {}),
    value,
    checked: value === 'true',
    ...(error === undefined ? {} : { error }),
    constraints: Object.entries(field.constraints).map(([attribute, limit]) => ({
      name: attribute,
      value: limit,
    })),
  }
}

/** What is chosen from a list has its unit there. */
function labelOf({ label, unit, options }: FormField): string {
  return unit === undefined || options ? label : `${label} (${unit})`
}

function optionsOf(
  field: FormField,
  choices: readonly { readonly value: string; readonly label: string }[] | undefined,
  value: string,
) {
  const all =
    choices ??
    field.options?.map(option => ({ value: String(option), label: valueText(option, field) }))
  return all?.map(option => ({ ...option, selected: option.value === value }))
}

function textOf({ control }: FormField, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (control === 'money') return moneyText(value as { amount: number; currency: string })
  if (control === 'dateTime') return String(value).slice(0, 16)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function valueAt(values: Readonly<Record<string, unknown>>, path: readonly string[]): unknown {
  let at: unknown = values
  for (const key of path) at = (at as Record<string, unknown> | null | undefined)?.[key]
  return at
}
