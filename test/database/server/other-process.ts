import { resolveDatabase } from '../../../core/database/server/resolve-database.ts'

// Uses the server of the given folder until its input ends.
const server = await resolveDatabase({
  dataFolder: process.argv[2] ?? '',
  log: console.log,
})
console.log(server.url)
process.stdin.resume()
process.stdin.once('end', () => server.stop())
