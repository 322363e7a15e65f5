import type { UnitOfWork } from '../../database/unit-of-work.ts'
import { isNested, patchFields } from '../../schema/merge-patch.ts'
import type { Model, ObjectModel } from '../../schema/model.ts'
import type { ObjectName, RecordOf } from '../../schema/record.ts'
import { changeableFields, creatableFields, splitInput } from '../../schema/writable.ts'
import { checkPatched } from './check-patched.ts'
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
  const parts = object.parts.map(async part => {
    const given = input[part.key] as Record<string, unknown> | null | undefined
    if (!given && part.presence !== 'always') return
    if (given) await checkReferences(model, uow, part, given, `/${part.key}`)
    await uow.setPart(object.name as ObjectName, id, part.key as never, { ...given } as never)
  })
  await Promise.all(parts)
}

/**
 * Applies a merge patch (RFC 7396) to an object and its parts: what is absent stays, null removes, and
 * what is nested is patched member by member.
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
    const patched = patchFields(record, own)
    checkPatched(object, patched)
    const before = { ...record }
    Object.assign(record, patched)
    checkValues(object, record, before)
  }
  for (const { part, values } of parts) {
    if (values) await checkReferences(model, uow, part, values, `/${part.key}`)
    const patched = values && patchFields(await partFor(uow, object, id, part.key, values), values)
    if (patched) checkPatched(object, { [part.key]: patched })
    // The ORM writes an undefined as NULL.
    await uow.setPart(object.name as ObjectName, id, part.key as never, patched as never)
  }
}

/** The part as it is, where a patch of it goes deeper than its fields; its owner is locked. */
async function partFor(
  uow: UnitOfWork,
  { name }: ObjectModel,
  id: string,
  key: string,
  patch: Input,
): Promise<Input> {
  if (!Object.values(patch).some(isNested)) return {}
  const options = { parts: [key as never], lock: false }
  const record: Input = await uow.load(name as ObjectName, id, options)
  return (record[key] ?? {}) as Input
}
