import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { startSimulator } from '../start-simulator.ts'

export const api = '/tmf-api/serviceOrdering/v4'

interface Teardown {
  teardown(work: () => Promise<void>): unknown
}

/** A simulator that ends with the test, and a client of it. */
export async function simulator(t: Teardown, flags: Readonly<Record<string, string | number>>) {
  const oss = await startSimulator({ step: 20, ...flags })
  t.teardown(() => oss.kill())
  return { ...oss, ...clientOf(oss.address) }
}

export function clientOf(address: string) {
  async function call(method: string, path: string, body?: unknown, token?: string) {
    const reply = await fetch(`${address}${api}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await reply.text()
    return {
      status: reply.status,
      headers: reply.headers,
      body: text === '' ? undefined : JSON.parse(text),
    }
  }
  return {
    call,
    get: (path: string) => call('GET', path),
    post: (path: string, body: unknown) => call('POST', path, body),
    order: (externalId: string, more: object = {}) =>
      call('POST', '/serviceOrder', { externalId, ...serviceOrder, ...more }),
    /** Asks again until it is so. */
    async until(path: string, isSo: (body: Record<string, unknown>) => boolean) {
      for (let attempt = 0; attempt < 400; attempt++) {
        const { body } = await call('GET', path)
        if (isSo(body)) return body
        await sleep(20)
      }
      throw new Error(`${path} did not come to be what was waited for`)
    },
  }
}

export const serviceOrder = {
  serviceOrderItem: [
    {
      id: '1',
      action: 'add',
      service: { name: 'Dedicated Internet', serviceCharacteristic: [] },
    },
  ],
}

export interface Heard {
  readonly path: string
  readonly authorization: string | undefined
  readonly body: {
    readonly eventId: string
    readonly eventTime: string
    readonly eventType: string
    readonly event: Readonly<Record<string, { readonly state: string; readonly id: string }>>
  }
}

/** A listener on a free port, with what it has heard. */
export async function listener(t: Teardown) {
  const heard: Heard[] = []
  const server = createServer(async (request, reply) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { authorization } = request.headers
    heard.push({
      path: request.url ?? '',
      authorization,
      body: JSON.parse(String(Buffer.concat(chunks))),
    })
    reply.writeHead(201).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(async () => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { heard, callback: `http://127.0.0.1:${port}` }
}
