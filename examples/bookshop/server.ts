import { closeOnSignals, createApp } from 'plugboard'
import options from './app.ts'
import { openShop, people } from './first-people.ts'

const app = await createApp(options)
await openShop(app)
const address = await app.listen()
closeOnSignals(app)
console.log(`The bookshop is open at ${address}. Sign in as`)
for (const { email, password } of people) console.log(`  ${email}  ${password}`)
