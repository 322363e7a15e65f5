import type { FieldModel, Model, ObjectModel } from '../../schema/model.ts'
import { instant } from '../value-types.ts'
import { currencyOf } from './columns.ts'

type Row = Readonly<Record<string, unknown>>
type Convert = (value: never, row: Row) => unknown

/** Makes of a row as a generated read gives it the object with its parts and lists. */
export type Revive = (row: Row) => Row

/**
 * The other half of the generated columns: money and instants come as they are stored, and get their
 * form here. PostgreSQL would take a third longer over a list if it had to put them together.
 */
export function reviver(model: Model, object: ObjectModel): Revive {
  const steps = fieldSteps(object.fields)
  for (const part of object.parts) {
    const revive = follow(fieldSteps(part.fields))
    steps.set(part.key, (value: Row | null) => value && revive(value))
  }
  for (const child of object.children) {
    const revive = reviver(model, model.object(child.object))
    steps.set(child.as, (rows: readonly Row[]) => rows.map(revive))
  }
  return follow(steps)
}

function fieldSteps(fields: readonly FieldModel[]): Map<string, Convert | null> {
  const steps = new Map<string, Convert | null>()
  for (const { name, kind } of fields) {
    if (kind === 'dateTime') steps.set(name, (text: string | null) => text && instant(text))
    if (kind !== 'money') continue
    const currency = currencyOf(name)
    steps.set(currency, null)
    steps.set(name, (amount: number | null, row) =>
      amount === null ? null : { amount, currency: row[currency] },
    )
  }
  return steps
}

/** Copies a row, each value by its step; those whose step is null go into another's. */
function follow(steps: ReadonlyMap<string, Convert | null>): Revive {
  return row => {
    const revived: Record<string, unknown> = {}
    for (const name in row) {
      const convert = steps.get(name)
      if (convert === undefined) revived[name] = row[name]
      else if (convert !== null) revived[name] = convert(row[name] as never, row)
    }
    return revived
  }
}
