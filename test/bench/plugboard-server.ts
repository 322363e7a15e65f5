/** One side of the comparison, as a process of its own: plugboard on the database of its argument. */
import { createApp } from 'plugboard'
import { application } from './application.ts'

const app = await createApp(application(process.argv[2] ?? ''))
console.log(await app.listen({ port: 0 }))
process.once('disconnect', () => app.close())
