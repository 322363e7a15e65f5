import { Pool } from 'undici'

/** Calls one server over connections that are kept. */
export interface Client {
  /** @throws where the status is not one of success */
  call<Reply = { id: string }>(method: string, path: string, body?: unknown): Promise<Reply>
  /** The same for a reply that nobody looks at: the generator shares the machine with what it measures. */
  drain(method: string, path: string): Promise<void>
  close(): Promise<void>
}

/** @param connections at most so many at once */
export function client(
  base: string,
  headers: Readonly<Record<string, string>> = {},
  connections = 16,
): Client {
  const pool = new Pool(base, { connections, pipelining: 1 })

  async function send(method: string, path: string, body?: unknown) {
    const payload = body === undefined ? null : JSON.stringify(body)
    const type = payload === null ? {} : { 'content-type': 'application/json' }
    const reply = await pool.request({
      method: method as 'GET',
      path,
      headers: { ...headers, ...type },
      body: payload,
    })
    if (reply.statusCode >= 200 && reply.statusCode < 300) return reply.body
    throw new Error(`${method} ${path}: ${reply.statusCode} ${await reply.body.text()}`)
  }

  return {
    async call<Reply>(method: string, path: string, body?: unknown) {
      return (await (await send(method, path, body)).json()) as Reply
    },
    async drain(method, path) {
      await (await send(method, path)).dump({ limit: Number.MAX_SAFE_INTEGER })
    },
    close: () => pool.destroy(),
  }
}
