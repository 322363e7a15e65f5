import { PlugboardError } from '../errors.ts'
import type { PartModel } from '../schema/model.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * The values of a part that is about to be made: defaults are filled in, and what it cannot be without
 * must be there.
 *
 * @throws INPUT_INVALID naming every field that is missing
 */
export function completePart(part: PartModel, given: Values): Values {
  const values: Record<string, unknown> = { ...given }
  for (const { name, schema } of part.fields) values[name] ??= schema.default
  const missing = part.fields.filter(
    ({ name, optional, marks }) =>
      !optional && marks.generatedBy === undefined && (values[name] ?? null) === null,
  )
  if (missing.length === 0) return values
  throw new PlugboardError('INPUT_INVALID', {
    detail: `There is no ${part.title.toLowerCase()} yet: to make one, ${missing
      .map(({ title }) => `"${title}"`)
      .join(', ')} is wanted`,
    errors: missing.map(({ name }) => ({
      pointer: `/${part.key}/${name}`,
      code: 'required',
      message: 'is required',
    })),
  })
}
