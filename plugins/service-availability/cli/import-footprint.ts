import { cliCommand } from 'plugboard'
import { importFootprint } from '../helpers/import-footprint.ts'

export const importFootprintCommand = cliCommand({
  name: 'footprint import',
  title: 'Load the footprint from a CSV file, as a whole or not at all',
  arguments: { file: { title: 'the file; its first line names the columns' } },
  flags: {
    kind: {
      title: 'what the file lists',
      value: 'kind',
      choices: ['buildings', 'areas'],
      initial: 'buildings',
    },
    dryRun: { title: 'only check it, and tell what would be done' },
  },
  async run(context, { file, kind, dryRun }) {
    const counts = await importFootprint(context, kind, file, { dryRun })
    const { added, changed, unchanged } = counts
    const done = dryRun ? 'would be added' : 'added'
    context.say(`${added} ${kind} ${done}, ${changed} changed, ${unchanged} as they were`)
    return 0
  },
})
