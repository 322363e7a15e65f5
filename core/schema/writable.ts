import type { FieldModel, ObjectModel, PartModel } from './model.ts'

/** The fields that a request may set when it makes an object. */
export function creatableFields(fields: readonly FieldModel[]): FieldModel[] {
  return fields.filter(field => !field.system && !field.marks.readOnly)
}

/** The fields that a request may change afterwards. */
export function changeableFields(fields: readonly FieldModel[]): FieldModel[] {
  return creatableFields(fields).filter(field => !field.marks.immutable)
}

/** The parts that a request may say something of: one that is read only as a whole is none of theirs. */
export function writableParts(
  { parts }: ObjectModel,
  writable: (fields: readonly FieldModel[]) => readonly FieldModel[],
): PartModel[] {
  return parts.filter(({ fields }) => writable(fields).length > 0)
}

/** Splits a request's body into the object's own fields and its parts. */
export function splitInput(
  object: ObjectModel,
  input: Readonly<Record<string, unknown>>,
  fields: readonly FieldModel[],
): {
  own: Record<string, unknown>
  parts: { part: PartModel; values: Record<string, unknown> | null }[]
} {
  const own: Record<string, unknown> = {}
  for (const { name } of fields) if (name in input) own[name] = input[name]
  const parts = object.parts
    .filter(part => part.key in input)
    .map(part => ({ part, values: input[part.key] as Record<string, unknown> | null }))
  return { own, parts }
}
