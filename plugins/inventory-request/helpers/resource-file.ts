import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { inventoryError } from './refusals.ts'
import type { NewResource } from './resource-factory.ts'

/** The resources that a file names, and the lines that they stand on, counted from 1. */
export interface ResourceFile {
  readonly resources: readonly NewResource[]
  readonly lines: readonly number[]
}

interface Row {
  readonly record: Readonly<Record<string, string>>
  readonly info: { readonly lines: number }
}

/**
 * Reads a CSV file with a heading: the column `value`, and characteristics by name. What is empty is left
 * out.
 *
 * @throws INVENTORY_VALUE_INVALID where it cannot be read so
 */
export async function readResourceFile(path: string): Promise<ResourceFile> {
  const rows = rowsOf(await textOf(path))
  return {
    resources: rows.map(({ record: { value = '', ...rest } }) => ({
      value,
      characteristics: Object.fromEntries(Object.entries(rest).filter(([, text]) => text !== '')),
    })),
    lines: rows.map(({ info }) => info.lines),
  }
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw unreadable(`${path} cannot be read: ${(cause as Error).message}`, cause)
  }
}

function rowsOf(text: string): readonly Row[] {
  const options = { bom: true, columns: true, info: true, skip_empty_lines: true, trim: true }
  const rows = parsed(text, options)
  if (rows.length === 0) throw unreadable('The file has no rows')
  if (!rows.every(({ record }) => 'value' in record)) {
    throw unreadable('The heading has no column "value"')
  }
  return rows
}

function parsed(text: string, options: object): readonly Row[] {
  try {
    return parse(text, options) as unknown as readonly Row[]
  } catch (cause) {
    throw unreadable((cause as Error).message, cause)
  }
}

function unreadable(detail: string, cause?: unknown) {
  const remedy = 'Write a CSV file with a heading and a column "value"'
  return inventoryError('INVENTORY_VALUE_INVALID', { detail, remedy, cause })
}
