import { isDeepStrictEqual } from 'node:util'
import type { CatalogRow, FieldSchema, RecordKind } from './record-kinds.ts'
import type { StoredCatalog } from './stored-catalog.ts'

/** What an import has to do. */
export interface ImportPlan {
  readonly added: readonly CatalogRow[]
  readonly changed: readonly (CatalogRow & { readonly id: string })[]
  readonly unchanged: number
}

/** Compares rows that have been checked with what is kept. What no row names stays as it is. */
export function planImport(rows: readonly CatalogRow[], stored: StoredCatalog): ImportPlan {
  const added: CatalogRow[] = []
  const changed: (CatalogRow & { readonly id: string })[] = []
  for (const row of rows) {
    const before = stored.get(row.kind.name)?.get(String(row.values.key))
    const values = canonical(row.kind, row.values)
    if (!before) added.push({ ...row, values })
    else if (!isDeepStrictEqual(values, before.values))
      changed.push({ ...row, values, id: before.id })
  }
  return { added, changed, unchanged: rows.length - added.length - changed.length }
}

/** Values as the database gives them back. */
function canonical({ fields }: RecordKind, values: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      canonicalValue(fields[name] ?? {}, value),
    ]),
  )
}

function canonicalValue({ format }: FieldSchema, value: unknown): unknown {
  if (typeof value !== 'string') return value
  if (format === 'date-time') return new Date(value).toISOString()
  return format === 'decimal' && value.includes('.') ? value.replace(/\.?0+$/, '') : value
}
