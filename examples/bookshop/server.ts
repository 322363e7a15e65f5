import { closeOnSignals, createApp } from 'plugboard'
import options from './app.ts'
import { openShop, people } from './first-people.ts'

const app = await createApp(options)
closeOnSignals(app)
try {
  await openShop(app)
  console.log(`The bookshop is open at ${await app.listen()}. Sign in as`)
  for (const { email, password } of people) console.log(`  ${email}  ${password}`)
} catch (error) {
  await app.close()
  throw error
}
