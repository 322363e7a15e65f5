import { patchedSchema } from '../../schema/change-schema.ts'
import type { ObjectModel } from '../../schema/model.ts'
import { createValidator } from '../../schema/validation.ts'

type Check = (values: unknown) => void

const checks = new WeakMap<ObjectModel, Check>()

/**
 * Checks what a merge patch made of an object's nested values, and fills in the defaults of what it
 * added: a patch alone does not tell whether something is lacking afterwards.
 *
 * @param values in the shape of the request's body
 * @throws INPUT_INVALID
 */
export function checkPatched(object: ObjectModel, values: Readonly<Record<string, unknown>>): void {
  let check = checks.get(object)
  if (!check) {
    check = createValidator().compile(patchedSchema(object))
    checks.set(object, check)
  }
  check(values)
}
