import { PlugboardError } from '../errors.ts'
import { Field } from '../schema/field.ts'
import type { Model } from '../schema/model.ts'
import { readField } from '../schema/read-field.ts'
import type { Db } from './database.ts'
import { type RowWriter, rowWriter } from './row-writer.ts'

/** The writers of all tables, made once for an application. */
export interface Writers {
  object(name: string): RowWriter
  part(owner: string, key: string): RowWriter
}

export function createWriters(db: Db, model: Model): Writers {
  const writers = new Map<string, RowWriter>()
  const key = readField('part', 'id', Field.uuid())
  for (const object of model.objects.values()) {
    writers.set(object.name, rowWriter(db, object.table, object.fields, object.stateful))
    for (const part of object.parts) {
      writers.set(`${object.name}.${part.key}`, rowWriter(db, part.table, [key, ...part.fields]))
    }
  }
  const writer = (name: string) => {
    const found = writers.get(name)
    if (!found)
      throw new PlugboardError('SCHEMA_INVALID', { detail: `There is no table for ${name}` })
    return found
  }
  return { object: writer, part: (owner, part) => writer(`${owner}.${part}`) }
}
