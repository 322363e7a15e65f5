import type { FactReads } from 'plugboard'
import { type CatalogRecord, type RecordKind, recordKinds } from './record-kinds.ts'

/** A record of the database as a file has it. */
export interface StoredRecord extends CatalogRecord {
  readonly id: string
}

/** All that is kept: by kind, by key. */
export type StoredCatalog = ReadonlyMap<string, ReadonlyMap<string, StoredRecord>>

const largestPage = 200

/** Reads the whole catalogue, by key: a statement for each 200 records. */
export async function readStoredCatalog(reads: FactReads): Promise<StoredCatalog> {
  const stored = new Map<string, ReadonlyMap<string, StoredRecord>>()
  const keys = new Map<string, string>()
  for (const kind of recordKinds) {
    const records = new Map<string, StoredRecord>()
    for await (const row of rowsOf(reads, kind)) {
      const id = row.id as string
      const key = String(row.key ?? id)
      keys.set(id, key)
      records.set(key, { kind, id, values: valuesOf(kind, row, keys) })
    }
    stored.set(kind.name, new Map([...records].sort(([one], [other]) => (one < other ? -1 : 1))))
  }
  return stored
}

/** The records of a stored catalogue in the order of files. */
export function recordsOf(stored: StoredCatalog): StoredRecord[] {
  return recordKinds.flatMap(({ name }) => [...(stored.get(name)?.values() ?? [])])
}

async function* rowsOf(reads: FactReads, { object }: RecordKind) {
  let cursor: string | undefined
  do {
    const page = await reads.list(object, {
      limit: largestPage,
      ...(cursor === undefined ? {} : { cursor }),
    })
    yield* page.items as readonly Readonly<Record<string, unknown>>[]
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
}

function valuesOf(
  { fields, references }: RecordKind,
  row: Readonly<Record<string, unknown>>,
  keys: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const values = Object.entries(fields).flatMap(([name, schema]) => {
    const value = row[name]
    if (value === undefined || value === null) return []
    if (name in references) return [[name, keys.get(value as string)]]
    return [[name, schema.format === 'decimal' ? shortest(value as string) : value]]
  })
  return Object.fromEntries(values)
}

/** A decimal without zeros that say nothing. */
function shortest(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}
