import { Writable } from 'node:stream'
import { trace } from '@opentelemetry/api'
import Fastify from 'fastify'
import { createApp, definePlugin, plugboard, traceFields } from 'plugboard'
import { testDatabase } from 'plugboard/testing'
import t, { type Test } from 'tap'
import { assemble } from '../../core/assembly.ts'
import prices from '../../examples/bookshop/price-list.ts'
import { incoming, recordSpans } from './recorded-spans.ts'

const talker = definePlugin({
  name: 'talker',
  version: '1.0.0',
  core: '*',
  routes: {
    plugin: async app => {
      app.get('/', { config: { plugboard: { isPublic: true } } }, async request => {
        request.log.info('by the request')
        app.log.info('by the server')
        return {}
      })
    },
  },
})
const plugins = [prices, talker]

async function prepared(t: Test) {
  const { url, drop } = await testDatabase(assemble(plugins))
  const lines: string[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const options = { plugins, role: 'web', database: { url } } as const
  const traceIds = () =>
    Object.fromEntries(
      lines.map(line => {
        const { msg, trace_id: traceId } = JSON.parse(line)
        return [msg, traceId]
      }),
    )
  t.teardown(drop)
  return { options, traceIds, lines, logger: { level: 'info', stream } }
}

const request = { url: '/api/talker/', headers: incoming.header }
const own = ['incoming request', 'by the request', 'request completed']

t.test('without OpenTelemetry nothing is added', async t => {
  const { options, traceIds, logger } = await prepared(t)
  const app = await createApp({ ...options, logger })
  t.teardown(() => app.close())
  await app.server.inject(request)
  for (const message of [...own, 'by the server']) t.equal(traceIds()[message], undefined, message)
})

t.test('with it', async t => {
  recordSpans()
  t.teardown(() => trace.disable())

  t.test('every line of a request tells its trace', async t => {
    const { options, traceIds, lines, logger } = await prepared(t)
    const app = await createApp({ ...options, logger })
    t.teardown(() => app.close())
    await app.server.inject(request)
    for (const message of [...own, 'by the server']) {
      t.equal(traceIds()[message], incoming.traceId, message)
    }
    for (const line of lines) t.ok(line.split('"trace_id"').length <= 2, 'once')
  })

  t.test('in a server of somebody else, too', async t => {
    const { options, traceIds, lines, logger } = await prepared(t)
    const server = Fastify({ logger: { ...logger, mixin: traceFields } })
    t.teardown(() => server.close())
    await server.register(plugboard, options)
    await server.inject(request)
    for (const message of [...own, 'by the server']) {
      t.equal(traceIds()[message], incoming.traceId, message)
    }
    for (const line of lines) t.ok(line.split('"trace_id"').length <= 2, 'once')
  })
})
