import type { Progress, UnitOfWork } from 'plugboard'
import type { ImportPlan } from './plan-import.ts'
import { type CatalogRow, type RecordKind, recordKinds } from './record-kinds.ts'
import type { StoredCatalog } from './stored-catalog.ts'

/** So many records are written with one statement. */
const batch = 500

/** The ids of records, by kind and key. */
type Ids = Map<string, string>

/** Writes what a plan says, in one unit of work. */
export async function writeImport(
  uow: UnitOfWork,
  { added, changed }: ImportPlan,
  stored: StoredCatalog,
  progress: Progress,
): Promise<void> {
  const ids: Ids = new Map()
  for (const [kind, records] of stored) {
    for (const [key, { id }] of records) ids.set(`${kind} ${key}`, id)
  }
  for (const { kind, values } of added) ids.set(`${kind.name} ${values.key}`, uow.newId())
  for (const kind of recordKinds) {
    const fresh = added.filter(row => row.kind === kind)
    for (let start = 0; start < fresh.length; start += batch) {
      const rows = fresh.slice(start, start + batch)
      await insertRows(uow, kind, rows, ids)
      progress.advance(rows.length)
    }
    for (const row of changed.filter(row => row.kind === kind)) {
      await changeRow(uow, row, ids)
      progress.advance()
    }
  }
}

/** A statement for each set of fields that rows have. */
async function insertRows(
  uow: UnitOfWork,
  kind: RecordKind,
  rows: readonly CatalogRow[],
  ids: Ids,
): Promise<void> {
  const shapes = Map.groupBy(rows, ({ values }) => Object.keys(values).sort().join())
  for (const shape of shapes.values()) {
    const records = shape.map(({ values }) => ({
      ...withIds(kind, values, ids),
      id: ids.get(`${kind.name} ${values.key}`),
    }))
    await uow.insertMany(kind.object, records as never)
  }
  await uow.flush()
}

async function changeRow(
  uow: UnitOfWork,
  { kind, values, id }: ImportPlan['changed'][number],
  ids: Ids,
): Promise<void> {
  const record = await uow.load(kind.object, id)
  const wanted = withIds(kind, values, ids)
  for (const [name, { immutable }] of Object.entries(kind.fields)) {
    // What the file does not say is not there any more.
    if (!immutable) Object.assign(record, { [name]: wanted[name] })
  }
}

/** The values with ids in the place of keys. */
function withIds(
  { references }: RecordKind,
  values: Readonly<Record<string, unknown>>,
  ids: Ids,
): Record<string, unknown> {
  const resolved = Object.entries(references)
    .filter(([name]) => values[name] !== undefined)
    .map(([name, of]) => [name, ids.get(`${of} ${values[name]}`)])
  return { ...values, ...Object.fromEntries(resolved) }
}
