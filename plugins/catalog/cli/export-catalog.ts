import { writeFile } from 'node:fs/promises'
import { cliCommand } from 'plugboard'
import { writeCsv } from '../helpers/transfer/csv-file.ts'
import { writeJson } from '../helpers/transfer/json-file.ts'
import { formatOf, formats } from '../helpers/transfer/read-catalog-file.ts'
import { readStoredCatalog, recordsOf } from '../helpers/transfer/stored-catalog.ts'

/** Writes the whole catalogue as `catalog import` reads it. */
export const exportCatalog = cliCommand({
  name: 'catalog export',
  title: 'Write the whole catalogue to a file, or print it',
  arguments: { file: { title: 'the file; printed where absent', optional: true } },
  flags: {
    format: {
      title: 'JSON or CSV; what the ending of the file tells, or JSON, where absent',
      value: 'format',
      choices: formats,
    },
  },
  async run({ reads, say, note }, { file, format }) {
    const records = recordsOf(await readStoredCatalog(reads))
    const wanted = file === undefined ? (format ?? 'json') : formatOf(file, format)
    const text = wanted === 'csv' ? writeCsv(records) : writeJson(records)
    if (file === undefined) {
      say(text.trimEnd())
      return
    }
    await writeFile(file, text)
    note(`Wrote ${records.length} records to ${file}.`)
  },
})
