import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { App, Clock, Plugin, RecordOf } from 'plugboard'
import ossGateway, { queueOssOrder } from 'plugboard/plugins/oss-gateway'
import telecom from 'plugboard/plugins/telecom'
import { type TestApp, type TestContext, testApp } from 'plugboard/testing'
import { sell } from '../catalog/catalog.ts'

export const api = '/tmf-api/serviceOrdering/v4'
export const listenerToken = 'the-listener-token'

type Given = Parameters<typeof ossGateway.with>[0]

/** Patience for tests: what takes seconds in life takes hundredths here. */
const hasty = {
  timeout: 1_000,
  retry: { first: 20, most: 500, attempts: 10 },
  breaker: { failures: 5, first: 100, most: 1_000 },
}

export interface OssShop extends TestApp {
  readonly options: Given
  /** Queues service orders for so many new items, each of an order of its own; their ids. */
  queue(count: number): Promise<string[]>
  ossOrder(id: string): Promise<RecordOf<'OssOrder'>>
  ossOrders(): Promise<RecordOf<'OssOrder'>[]>
  /** Looks again until all OSS orders are so. */
  until(isSo: (ossOrder: RecordOf<'OssOrder'>) => boolean): Promise<RecordOf<'OssOrder'>[]>
}

interface More {
  /** In seconds. */
  readonly silence?: number
  readonly plugins?: readonly Plugin[]
  readonly clock?: Clock
}

/** A shop with the gateway at work, and an OSS at the address. */
export async function ossShop(
  t: TestContext,
  oss: string,
  more: Partial<Given> & More = {},
): Promise<OssShop> {
  const { silence = 2, plugins = [], clock, ...given } = more
  const port = await freePort()
  const options: Given = {
    ...hasty,
    characteristics: {},
    targets: [{ name: 'oss', url: `${oss}${api}` }],
    listener: { url: `http://127.0.0.1:${port}`, token: listenerToken },
    ...given,
  } as Given
  const others = telecom.filter(({ name }) => name !== 'oss-gateway')
  const shop = await testApp(t, {
    plugins: [...others, ossGateway.with(options), ...plugins],
    role: 'all',
    ...(clock ? { clock } : {}),
  })
  const { app } = shop
  await sell(app, 'circuit', {
    characteristics: {
      type: 'object',
      properties: { bandwidth: { enum: ['100M', '1G'], default: '100M' } },
    },
    prices: [{ kind: 'recurring', price: { amount: 10_000, currency: 'USD' } }],
  })
  const administrator = await shop.staff('administrator')
  await administrator.call('PUT', '/api/settings/ossGateway.silenceSeconds', { value: silence })
  await app.listen({ port, host: '127.0.0.1' })

  const ossOrders = async () => {
    const all: unknown[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const more = cursor === undefined ? {} : { cursor }
      const page = await app.reads.for(app.actors.system).list('OssOrder', { limit: 200, ...more })
      all.push(...page.items)
      cursor = page.nextCursor
    }
    return all as RecordOf<'OssOrder'>[]
  }
  return {
    ...shop,
    options,
    ossOrders,
    async ossOrder(id) {
      const found = await app.reads.for(app.actors.system).one('OssOrder', id)
      return found as unknown as RecordOf<'OssOrder'>
    },
    async queue(count) {
      const ids: string[] = []
      for (let number = 1; number <= count; number++) {
        const { body } = await shop.customer.post('/api/orders', {
          items: [{ offering: 'circuit' }],
          telecom: { purchaseOrderNumber: `PO-${number}`, requestedCompletionDate: '2030-06-01' },
        })
        ids.push(await queueWork(app, body.items[0].id, options))
      }
      return ids
    },
    async until(isSo) {
      for (let attempt = 0; attempt < 600; attempt++) {
        const all = await ossOrders()
        if (all.every(isSo)) return all
        await sleep(100)
      }
      const left = (await ossOrders()).filter(ossOrder => !isSo(ossOrder))
      throw new Error(`Waited in vain for ${JSON.stringify(left.slice(0, 3))}`)
    },
  }
}

export async function queueWork(app: App, item: string, options: Given): Promise<string> {
  const cause = { kind: 'seed', id: 'test' } as const
  const id = await app.transact(app.actors.system, cause, uow =>
    queueOssOrder(uow, { item, work: 'provision' }, options as never),
  )
  if (id === undefined) throw new Error('No OSS does this work')
  return id
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const ends = ['completed', 'partial', 'failed', 'rejected', 'cancelled', 'undelivered']

export function hasEnded({ state }: { readonly state: string }): boolean {
  return ends.includes(state)
}
