import { closeOnSignals, createApp, readEnvironment } from 'plugboard'
import options from './app.ts'
import { announce } from './seed/announce.ts'
import { assertFitForProduction, assertNoDemonstrationUsers } from './seed/production.ts'
import { seed } from './seed/seed.ts'

const environment = readEnvironment()
assertFitForProduction(environment)

const app = await createApp({ ...options, log: message => console.log(message) })
closeOnSignals(app)
try {
  await assertNoDemonstrationUsers(app)
  await seed(app, environment.seed)
  await announce(app, await app.listen())
} catch (error) {
  await app.close()
  throw error
}
