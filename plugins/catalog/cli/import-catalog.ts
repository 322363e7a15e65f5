import { cliCommand } from 'plugboard'
import { checkConditions } from '../helpers/transfer/check-conditions.ts'
import { checkRows } from '../helpers/transfer/check-rows.ts'
import { type ImportPlan, planImport } from '../helpers/transfer/plan-import.ts'
import {
  formatOf,
  formats,
  importInvalid,
  readCatalogFile,
} from '../helpers/transfer/read-catalog-file.ts'
import { recordKinds } from '../helpers/transfer/record-kinds.ts'
import { readStoredCatalog } from '../helpers/transfer/stored-catalog.ts'
import { writeImport } from '../helpers/transfer/write-import.ts'

/** Brings the catalogue to what a file says, all of it or nothing. */
export const importCatalog = cliCommand({
  name: 'catalog import',
  title: 'Import specifications, offerings, prices, discounts and relationships, by their keys',
  arguments: { file: { title: 'a file of JSON or CSV' } },
  flags: {
    format: {
      title: 'what it is, where its ending does not tell',
      value: 'format',
      choices: formats,
    },
    dryRun: { title: 'only check it, and tell what would be done' },
  },
  async run({ reads, transact, say, progress }, { file, format, dryRun }) {
    const { rows, faults } = await readCatalogFile(file, formatOf(file, format))
    const stored = await readStoredCatalog(reads)
    const wrong = [...faults, ...checkRows(rows, stored)]
    const wrongLines = new Set(wrong.map(({ line }) => line))
    const sound = rows.filter(({ line }) => !wrongLines.has(line))
    const all = [...wrong, ...checkConditions(sound, stored)]
    if (all.length > 0) throw importInvalid(all)
    const plan = planImport(rows, stored)
    const { added, changed } = plan
    if (!dryRun && added.length + changed.length > 0) {
      await transact(uow =>
        writeImport(uow, plan, stored, progress('Importing', added.length + changed.length)),
      )
    }
    for (const line of summary(plan)) say(line)
    if (dryRun) say('Nothing was imported: this was a dry run.')
  },
})

function summary({ added, changed, unchanged }: ImportPlan): string[] {
  const lines = recordKinds.flatMap(kind => {
    const [come, gone] = [added, changed].map(rows => rows.filter(row => row.kind === kind).length)
    return come || gone ? [`${kind.section}: ${come} new, ${gone} changed`] : []
  })
  return [...lines, `${unchanged} unchanged`]
}
