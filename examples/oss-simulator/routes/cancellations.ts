import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { type ListQuery, sendPage } from '../list-page.ts'
import { type CancelRecord, type CancelServiceOrder, hasEnded, setState } from '../service-order.ts'
import type { Parts } from '../simulator.ts'
import { TmfError } from '../tmf-error.ts'

const creation = {
  type: 'object',
  required: ['serviceOrder'],
  properties: {
    cancellationReason: { type: 'string' },
    serviceOrder: {
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'string' } },
    },
  },
}

/** `/cancelServiceOrder` of TMF641: a task of its own, which may be refused later. */
export function cancellationRoutes(app: FastifyInstance, base: string, parts: Parts): void {
  const { memory, engine, notify } = parts
  const all = () => [...memory.cancellations.values()].map(({ cancellation }) => cancellation)

  app.post('/cancelServiceOrder', { schema: { body: creation } }, async (request, reply) => {
    const wanted = request.body as Pick<CancelServiceOrder, 'serviceOrder'>
    const target = memory.orders.get(wanted.serviceOrder.id)
    if (!target) {
      throw new TmfError(404, 'notFound', `There is no service order ${wanted.serviceOrder.id}`)
    }
    const { order } = target
    if (hasEnded(order)) {
      throw new TmfError(409, 'ended', `The service order is ${order.state}`, order.href)
    }
    const open = all().find(
      ({ serviceOrder, state }) =>
        serviceOrder.id === order.id && (state === 'accepted' || state === 'inProgress'),
    )
    if (open) throw new TmfError(409, 'duplicate', 'It is being cancelled already', open.href)
    const id = randomUUID()
    const href = `${base}/cancelServiceOrder/${id}`
    const cancellation: CancelServiceOrder = {
      '@type': 'CancelServiceOrder',
      ...wanted,
      ...{ id, href, state: 'accepted', serviceOrder: { id: order.id, href: order.href } },
    }
    const record: CancelRecord = { cancellation, due: engine.soon() }
    target.before = order.state
    setState(order, 'assessingCancellation')
    memory.keepOrder(target)
    memory.keepCancellation(record)
    notify('CancelServiceOrderCreateEvent', { cancelServiceOrder: cancellation })
    notify('ServiceOrderStateChangeEvent', { serviceOrder: order })
    return reply.code(201).header('location', href).send(cancellation)
  })

  app.get('/cancelServiceOrder', async (request, reply) =>
    sendPage(reply, request.query as ListQuery, all()),
  )

  app.get('/cancelServiceOrder/:id', async request => {
    const { id } = request.params as { id: string }
    const found = memory.cancellations.get(id)
    if (!found) throw new TmfError(404, 'notFound', `There is no cancellation ${id}`)
    return found.cancellation
  })
}
