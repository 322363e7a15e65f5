import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** The simulator in a process of its own. */
export interface SimulatorProcess {
  readonly child: ChildProcess
  /** Where it answers, such as `http://127.0.0.1:4641`. */
  readonly address: string
  /** Its own account of what it has done. */
  ledger(): Promise<Ledger>
  /** Ends it as a power cut would, unless another signal is named; resolves when it is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>
}

export interface Ledger {
  readonly seed: number
  readonly requests: Readonly<Record<string, number>>
  readonly notifications: Readonly<Record<string, number>>
  readonly serviceOrders: readonly {
    readonly id: string
    readonly externalId: string | null
    readonly action: string
    readonly state: string
    readonly received: number
  }[]
}

/**
 * Starts the simulator and waits until it answers.
 *
 * @param flags as on its command line, without the dashes; on a free port unless they name one
 * @example
 * const oss = await startSimulator({ seed: 7, lose: 0.1, repeat: 0.1, reorder: 0.2, step: 20 })
 */
export async function startSimulator(
  flags: Readonly<Record<string, string | number>> = {},
): Promise<SimulatorProcess> {
  const script = fileURLToPath(new URL('main.ts', import.meta.url))
  const words = Object.entries({ port: 0, ...flags }).flatMap(([name, value]) => [
    `--${name}`,
    String(value),
  ])
  const child = spawn(process.execPath, [script, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = once(child, 'close')
  const address = await Promise.race([
    addressFrom(child),
    gone.then(() => Promise.reject(new Error('The OSS simulator did not start'))),
  ])
  return {
    child,
    address,
    async ledger() {
      const reply = await fetch(`${address}/ledger`)
      return (await reply.json()) as Ledger
    },
    async kill(signal = 'SIGKILL') {
      child.kill(signal)
      await gone
    },
  }
}

async function addressFrom({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('The OSS simulator cannot be heard')
  for await (const line of createInterface({ input: stdout })) {
    const address = / ready at (http:\S+)/.exec(line)?.[1]
    if (address) return address
  }
  throw new Error('The OSS simulator did not say where it is')
}
