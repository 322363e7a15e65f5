import { context, propagation } from '@opentelemetry/api'
import { definePlugin } from 'plugboard'
import { testApp } from 'plugboard/testing'
import t from 'tap'
import prices from '../../examples/bookshop/price-list.ts'
import { incoming, kindOf, parentOf, recordSpans } from './recorded-spans.ts'

const seen: (string | undefined)[] = []

/** Writes a line onto each order that is submitted. */
const clerk = definePlugin({
  name: 'clerk',
  version: '1.0.0',
  core: '*',
  subscribers: [
    {
      name: 'note',
      event: 'orderSubmitted',
      handle: async (event, { transact }) => {
        seen.push(propagation.getActiveBaggage()?.getEntry('who')?.value)
        await transact(async uow => {
          const order = await uow.load('Order', event.subjectId)
          order.reference = 'noted'
        })
      },
    },
  ],
})
const spans = recordSpans()

t.test("a subscriber's job is part of the trace that emitted its event", async t => {
  const { app, customer } = await testApp(t, { plugins: [prices, clerk], role: 'worker' })
  await app.sweep()
  const { body: order } = await customer.post('/api/orders', { items: [{ offering: 'moby-dick' }] })
  spans.forget()
  const baggage = propagation.createBaggage({ who: { value: 'Mary' } })
  const { status } = await context.with(propagation.setBaggage(context.active(), baggage), () =>
    customer.call('POST', `/api/orders/${order.id}/actions/submit`, {}, incoming.header),
  )
  t.equal(status, 200)

  const job = await spans.arrived('process clerk.note')
  t.equal(kindOf(job), 'CONSUMER')
  t.equal(job.spanContext().traceId, incoming.traceId)
  t.equal(parentOf(job, spans), 'send clerk.note')
  t.equal(parentOf(spans.named('send clerk.note'), spans), 'unit of work')
  t.match(job.attributes, {
    'messaging.destination.name': 'clerk.note',
    'plugboard.event.name': 'orderSubmitted',
    'plugboard.object.name': 'Order',
    'plugboard.object.id': order.id,
  })
  const units = spans.all().filter(({ name }) => name === 'unit of work')
  t.same(
    units.map(unit => [parentOf(unit, spans), unit.attributes['plugboard.cause.kind']]),
    [
      ['POST /api/orders/:id/actions/submit', 'request'],
      ['process clerk.note', 'event'],
    ],
  )
  t.same(seen, [undefined], 'baggage, which may hold what is personal, is not kept with the job')
})
