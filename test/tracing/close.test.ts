import { trace } from '@opentelemetry/api'
import { BatchSpanProcessor, InMemorySpanExporter, TracerProvider } from '@opentelemetry/sdk-trace'
import { createApp } from 'plugboard'
import { testDatabase } from 'plugboard/testing'
import t from 'tap'
import { assemble } from '../../core/assembly.ts'
import prices from '../../examples/bookshop/price-list.ts'

t.test('what waits to be sent is sent when the application closes', async t => {
  const exporter = new InMemorySpanExporter()
  const waiting = new BatchSpanProcessor({ exporter, scheduledDelayMillis: 60_000 })
  trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [waiting] }))
  const { url, drop } = await testDatabase(assemble([prices]))
  t.teardown(drop)
  const app = await createApp({ plugins: [prices], role: 'web', logger: false, database: { url } })
  await app.server.inject('/api/orders')
  t.same(exporter.getFinishedSpans(), [])
  await app.close()
  t.match(exporter.getFinishedSpans(), [{ name: 'GET /api/orders' }])
})
