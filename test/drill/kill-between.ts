import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'

/** One server process. */
interface Server {
  readonly address: string
  readonly process: ChildProcess
  readonly gone: Promise<unknown>
}

/** Starts the bookshop, or another script here, on a database and waits until it answers. */
export async function startServer(
  databaseUrl: string,
  name = 'server.ts',
  ...more: string[]
): Promise<Server> {
  const script = fileURLToPath(new URL(name, import.meta.url))
  const args = ['--conditions=plugboard-source', script, databaseUrl, ...more]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = new Promise(resolve => child.on('exit', resolve))
  const lines = createInterface({ input: child.stdout })
  const address = await Promise.race([
    new Promise<string>(resolve => lines.once('line', resolve)),
    gone.then(() => Promise.reject(new Error('The server did not start'))),
  ])
  return { address, process: child, gone }
}

export async function killServer({ process: child, gone }: Server): Promise<void> {
  child.kill('SIGKILL')
  await gone
}

/** What a client knows of its order: whether the first attempt was answered, and the reply that it has in the end. */
export interface Attempt {
  readonly answeredFirst: boolean
  readonly status: number
  readonly body: string
}

/**
 * Orders under one key, kills the server after a while, starts another and sends the same again, as
 * a client does that has heard nothing.
 *
 * @param after milliseconds from sending to the kill
 */
export async function orderThroughKill(options: {
  readonly databaseUrl: string
  readonly server: Server
  readonly token: string
  readonly key: string
  readonly after: number
}): Promise<{ attempt: Attempt; server: Server }> {
  const { databaseUrl, server, token, key, after } = options
  const first = order(server.address, token, key).catch(() => undefined)
  await new Promise(resolve => setTimeout(resolve, after))
  await killServer(server)
  const early = await first
  const next = await startServer(databaseUrl)
  const reply = await order(next.address, token, key)
  if (early && early.body !== reply.body) throw new Error('The replay differs from the first reply')
  return { attempt: { answeredFirst: early !== undefined, ...reply }, server: next }
}

async function order(address: string, token: string, key: string) {
  const reply = await fetch(`${address}/api/orders`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify({
      reference: key,
      items: Array.from({ length: 20 }, () => ({ offering: 'moby-dick' })),
    }),
  })
  return { status: reply.status, body: await reply.text() }
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
