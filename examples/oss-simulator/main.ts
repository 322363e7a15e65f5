/** `node examples/oss-simulator/main.ts --help` */
import { readOptions } from './options.ts'
import { createSimulator } from './simulator.ts'

const options = readOptions(process.argv.slice(2))
const simulator = createSimulator(options)
const address = await simulator.listen({ port: options.port, host: options.host })
console.log(`The OSS simulator is ready at ${address} (seed ${options.seed})`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void simulator.close())
}
