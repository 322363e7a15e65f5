import {
  type CliContext,
  type FieldError,
  type FieldsOf,
  PlugboardError,
  type UnitOfWork,
} from 'plugboard'
import { errors as table } from '../errors.ts'
import { type FootprintKind, type FootprintObject, footprintKinds } from './footprint-kinds.ts'
import { checkRows, type FootprintRow } from './footprint-rows.ts'
import { differs, type Kept, keptFootprint } from './kept-footprint.ts'
import { readCsv } from './read-csv.ts'

/** What an import would do, or has done. */
export interface ImportCounts {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
}

/** Written with one statement. */
const rowsAtOnce = 5_000

/**
 * Loads a footprint from a CSV file: what is new is added, what is there under the same key is changed,
 * and what a file leaves out stays. The whole file or nothing; the same file a second time does nothing.
 *
 * @throws AVAILABILITY_FILE_BROKEN with the line, the column and the reason of every fault
 * @example await importFootprint(context, 'buildings', 'footprint.csv')
 */
export async function importFootprint(
  { reads, transact, progress }: Pick<CliContext, 'reads' | 'transact' | 'progress'>,
  name: keyof typeof footprintKinds,
  file: string,
  options: { readonly dryRun?: boolean } = {},
): Promise<ImportCounts> {
  const kind = footprintKinds[name]
  const lines = await readCsv(file, kind.columns, fault => broken([fault]))
  const { rows, faults } = checkRows(kind, lines)
  if (faults.length > 0) broken(faults)
  const kept: Kept[] = []
  for (const some of chunksOf(rows))
    kept.push(...(await reads.lookUp(keptFootprint[kind.object], some)))
  const news = rows.filter((_, index) => !kept[index])
  const changes = rows.flatMap((row, index) => {
    const old = kept[index]
    return old && differs(kind, old, row) ? [{ id: old.id, row }] : []
  })
  if (options.dryRun !== true && news.length + changes.length > 0) {
    await transact(async uow => {
      // Anew where the database asked to try again.
      const shown = progress('Keeping', news.length + changes.length)
      for (const some of chunksOf(news)) {
        await addRows(uow, kind, some)
        shown.advance(some.length)
      }
      for (const change of changes) {
        await changeRow(uow, kind, change)
        shown.advance()
      }
    })
  }
  const unchanged = rows.length - news.length - changes.length
  return { added: news.length, changed: changes.length, unchanged }
}

function broken(errors: readonly FieldError[]): never {
  const { status, message } = table.AVAILABILITY_FILE_BROKEN
  const lines = new Set(errors.map(({ pointer }) => pointer.split('/')[2]))
  throw new PlugboardError('AVAILABILITY_FILE_BROKEN', {
    status,
    title: message,
    detail: `${lines.size} lines of the file cannot be imported; nothing was`,
    remedy: 'Correct them and import the file again',
    errors: [...errors],
  })
}

/** All rows name the same fields, as one statement wants it. */
async function addRows(
  uow: UnitOfWork,
  { object, fields }: FootprintKind,
  rows: readonly FootprintRow[],
): Promise<void> {
  const nothing = Object.fromEntries(Object.keys(fields).map(name => [name, undefined]))
  const filled = rows.map(row => ({ ...nothing, ...row }))
  await uow.insertMany(object, filled as unknown as FieldsOf<FootprintObject>[])
}

async function changeRow(
  uow: UnitOfWork,
  { object, fields }: FootprintKind,
  { id, row }: { readonly id: string; readonly row: FootprintRow },
): Promise<void> {
  const record = await uow.load(object, id)
  for (const name of Object.keys(fields)) {
    const value = row[name]
    if (value === undefined) delete (record as Record<string, unknown>)[name]
    else Object.assign(record, { [name]: value })
  }
}

function* chunksOf<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += rowsAtOnce) {
    yield items.slice(start, start + rowsAtOnce)
  }
}
