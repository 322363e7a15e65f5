import { PlugboardError } from '../../errors.ts'
import type { ObjectModel } from '../../schema/model.ts'

/**
 * Asks the object's own `check` about a record that a request is about to write.
 *
 * @param before the record as it was, where it is changed
 * @throws INPUT_INVALID with every fault that it finds
 */
export function checkValues(
  object: ObjectModel,
  values: Readonly<Record<string, unknown>>,
  before?: Readonly<Record<string, unknown>>,
): void {
  const errors = object.check?.(values, before) ?? []
  if (errors.length === 0) return
  throw new PlugboardError('INPUT_INVALID', {
    detail: errors.map(({ pointer, message }) => `${pointer} ${message}`).join('; '),
    errors,
  })
}
