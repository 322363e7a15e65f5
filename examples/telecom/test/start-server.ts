import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The application in a process of its own. */
export interface ServerProcess {
  readonly child: ChildProcess
  /** What it has said so far. */
  text(): string
  /** Where it answers, once it does. */
  readonly address: Promise<string>
  /** Its exit status; null where a signal ended it. */
  readonly ended: Promise<number | null>
  stop(signal: NodeJS.Signals): Promise<number | null>
}

/** Starts it on a free port. */
export function startServer(environment: Readonly<Record<string, string>>): ServerProcess {
  const { DATABASE_URL: _, PLUGBOARD_SEED: __, NODE_ENV: ___, ...inherited } = process.env
  const file = fileURLToPath(new URL('../server.ts', import.meta.url))
  const child = spawn(process.execPath, ['--conditions=plugboard-source', file], {
    env: { ...inherited, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ended = once(child, 'close').then(([status]) => status as number | null)
  const address = new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk
      const ready = /ready at (http:\S+)/.exec(said)?.[1]
      // The list of users is complete when its last line is.
      if (ready && (!said.includes('Sign in') || said.includes('administrator of the carrier\n'))) {
        resolve(ready)
      }
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    ended.then(status => reject(new Error(`It ended with ${status}:\n${said}`)))
  })
  // Who only waits for the end does not ask for the address.
  address.catch(() => {})
  return {
    child,
    text: () => said,
    address,
    ended,
    stop(signal) {
      child.kill(signal)
      return ended
    },
  }
}

interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of any shape
  readonly body: any
}

/** Calls the API; the body is parsed. */
export async function call(
  address: string,
  path: string,
  { token, body }: { readonly token?: string; readonly body?: unknown } = {},
): Promise<Answer> {
  const reply = await fetch(`${address}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: reply.status, body: await reply.json() }
}

export async function signIn(address: string, email: string, password = 'plugboard-demo') {
  return call(address, '/api/sessions', { body: { email, password } })
}
