/** The bookshop as a process of its own, for whoever means to kill it: tells its address on a line. */
import { createApp } from 'plugboard'
import prices from '../../examples/bookshop/price-list.ts'

const url = process.argv[2]
if (url === undefined) throw new Error('Name the database')
const app = await createApp({ plugins: [prices], database: { url }, logger: false, role: 'web' })
console.log(await app.listen({ port: 0 }))
