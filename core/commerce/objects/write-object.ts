import type { UnitOfWork } from '../../database/unit-of-work.ts'
import type { Model, ObjectModel } from '../../schema/model.ts'
import type { ObjectName, RecordOf } from '../../schema/record.ts'
import { changeableFields, creatableFields, splitInput } from '../../schema/writable.ts'
import { checkReferences } from './check-references.ts'
import { checkValues } from './check-values.ts'

type Input = Readonly<Record<string, unknown>>

/**
 * The factory behind every object that has none of its own: inserts the fields of a request, and the
 * parts that came with it or that are always there.
 *
 * @param more what the request may not say: ids, first state, read-only fields
 */
export async function insertObject(
  model: Model,
  uow: UnitOfWork,
  name: string,
  input: Input,
  more: Input = {},
): Promise<Readonly<Record<string, unknown>> & { readonly id: string }> {
  const object = model.object(name)
  const { own } = splitInput(object, input, creatableFields(object.fields))
  await checkReferences(model, uow, object, { ...own, ...more })
  checkValues(object, { ...own, ...more })
  const record = await uow.insert(name as ObjectName, { ...own, ...more } as never)
  const { id } = record as { id: string }
  await insertParts(model, uow, object, id, input)
  return record as RecordOf<ObjectName> & { id: string }
}

/** Inserts the parts of a new object: those given, and with their defaults those that are always there. */
export async function insertParts(
  model: Model,
  uow: UnitOfWork,
  object: ObjectModel,
  id: string,
  input: Input,
): Promise<void> {
  for (const part of object.parts) {
    const given = input[part.key] as Record<string, unknown> | null | undefined
    if (!given && part.presence !== 'always') continue
    if (given) await checkReferences(model, uow, part, given, `/${part.key}`)
    await uow.setPart(object.name as ObjectName, id, part.key as never, { ...given } as never)
  }
}

/**
 * Applies a merge patch (RFC 7396) to an object and its parts: what is absent stays, null removes.
 */
export async function changeObject(
  model: Model,
  uow: UnitOfWork,
  name: string,
  id: string,
  input: Input,
): Promise<void> {
  const object = model.object(name)
  const { own, parts } = splitInput(object, input, changeableFields(object.fields))
  await checkReferences(model, uow, object, own)
  if (Object.keys(own).length > 0) {
    const record = await uow.load(name as ObjectName, id)
    for (const [field, value] of Object.entries(own)) {
      ;(record as Record<string, unknown>)[field] = value === null ? undefined : value
    }
    checkValues(object, record)
  }
  for (const { part, values } of parts) {
    if (values) await checkReferences(model, uow, part, values, `/${part.key}`)
    await uow.setPart(
      object.name as ObjectName,
      id,
      part.key as never,
      withoutNulls(values) as never,
    )
  }
}

/** In a part's patch null removes a field: the ORM writes an undefined as NULL. */
function withoutNulls(values: Record<string, unknown> | null): Record<string, unknown> | null {
  if (values === null) return null
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, value === null ? undefined : value]),
  )
}
