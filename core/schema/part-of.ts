import { PlugboardError } from '../errors.ts'
import type { ObjectModel, PartModel } from './model.ts'

/** @throws SCHEMA_INVALID where the object has no such part */
export function partOf(object: ObjectModel, key: string): PartModel {
  const found = object.parts.find(part => part.key === key)
  if (found) return found
  throw new PlugboardError('SCHEMA_INVALID', { detail: `${object.name} has no part ${key}` })
}
