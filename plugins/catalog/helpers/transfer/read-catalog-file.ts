import { readFile } from 'node:fs/promises'
import { PlugboardError } from 'plugboard'
import { errors } from '../../errors.ts'
import { readCsv } from './csv-file.ts'
import { readJson } from './json-file.ts'
import type { LineFault, ReadFile } from './record-kinds.ts'

export const formats = ['json', 'csv'] as const

export type CatalogFormat = (typeof formats)[number]

/** The format that is asked for, or that the file's ending tells. @throws CATALOG_FILE_UNREADABLE */
export function formatOf(file: string, wanted?: CatalogFormat): CatalogFormat {
  if (wanted) return wanted
  const found = formats.find(format => file.toLowerCase().endsWith(`.${format}`))
  if (found) return found
  throw unreadable(`${file} ends neither in .json nor in .csv`, 'Say which it is with --format')
}

/** Reads a file of a catalogue. @throws CATALOG_FILE_UNREADABLE */
export async function readCatalogFile(file: string, format: CatalogFormat): Promise<ReadFile> {
  const text = await readFile(file, 'utf8').catch(cause => {
    throw unreadable(`${file} cannot be read: ${(cause as Error).message}`)
  })
  return format === 'csv' ? readCsv(text) : readJson(text)
}

/** The refusal of a file, with every line that is wrong. */
export function importInvalid(faults: readonly LineFault[]): PlugboardError {
  const { status, message } = errors.CATALOG_IMPORT_INVALID
  const lines = new Set(faults.map(({ line }) => line)).size
  return new PlugboardError('CATALOG_IMPORT_INVALID', {
    ...{ status, title: message },
    detail: `${lines} ${lines === 1 ? 'line is' : 'lines are'} wrong, and nothing was imported`,
    errors: faults
      .toSorted((one, other) => one.line - other.line)
      .map(({ line, pointer, message }) => ({
        pointer: pointer === '' ? `line ${line}:` : `line ${line}: ${pointer}`,
        message,
      })),
  })
}

function unreadable(detail: string, remedy?: string): PlugboardError {
  const { status, message } = errors.CATALOG_FILE_UNREADABLE
  return new PlugboardError('CATALOG_FILE_UNREADABLE', {
    ...{ status, title: message, detail },
    ...(remedy === undefined ? {} : { remedy }),
  })
}
