/** `npm run walkthrough`: plays a business on a system of its own, and prints what happened. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from 'plugboard'
import options from '../app.ts'
import { seed } from '../seed/seed.ts'
import { play } from './play.ts'

const dataFolder = await mkdtemp(join(tmpdir(), 'plugboard-walkthrough-'))
const app = await createApp({ ...options, logger: { level: 'error' }, database: { dataFolder } })
try {
  await seed(app, 'demo')
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  await play(address, line => console.log(line))
} finally {
  await app.close()
  await rm(dataFolder, { recursive: true, force: true })
}
