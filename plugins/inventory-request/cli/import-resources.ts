import { cliCommand } from 'plugboard'
import { poolByKey } from '../helpers/pools.ts'
import { createResources } from '../helpers/resource-factory.ts'
import { readResourceFile } from '../helpers/resource-file.ts'

/** So many are added between two steps of the bar. */
const batch = 1_000

export const importResources = cliCommand({
  name: 'inventory import',
  title: 'Add the resources of a CSV file to a pool; all of them, or none',
  arguments: {
    pool: { title: 'the key of the pool' },
    file: { title: 'a CSV file with a column "value"; its other columns are characteristics' },
  },
  async run({ transact, progress, say }, { pool: key, file }) {
    const { resources, lines } = await readResourceFile(file)
    await transact(async uow => {
      const pool = await poolByKey(uow, key)
      const bar = progress(`Adding to ${pool.name}`, resources.length)
      for (let start = 0; start < resources.length; start += batch) {
        const some = resources.slice(start, start + batch)
        await createResources(uow, pool, some, index => `line ${lines[start + index]}`)
        bar.advance(some.length)
      }
    })
    say(`${resources.length} added`)
    return undefined
  },
})
