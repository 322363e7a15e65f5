import { Agent, request } from 'node:http'

/** Calls one server over connections that are kept. */
export interface Client {
  /** @throws where the status is not one of success */
  call<Reply = { id: string }>(method: string, path: string, body?: unknown): Promise<Reply>
  close(): void
}

export function client(base: string, headers: Readonly<Record<string, string>> = {}): Client {
  const agent = new Agent({ keepAlive: true })
  const { hostname, port } = new URL(base)
  return {
    call: (method, path, body) =>
      new Promise((resolve, reject) => {
        const payload = body === undefined ? undefined : JSON.stringify(body)
        const type = payload === undefined ? {} : { 'content-type': 'application/json' }
        const sent = request(
          { agent, hostname, port, method, path, headers: { ...headers, ...type } },
          reply => {
            const pieces: Buffer[] = []
            reply.on('data', (piece: Buffer) => pieces.push(piece))
            reply.on('end', () => {
              const text = Buffer.concat(pieces).toString()
              const status = reply.statusCode ?? 0
              if (status < 200 || status > 299) {
                reject(new Error(`${method} ${path}: ${status} ${text}`))
              } else resolve(text === '' ? undefined : JSON.parse(text))
            })
          },
        )
        sent.on('error', reject)
        sent.end(payload)
      }),
    close: () => agent.destroy(),
  }
}
