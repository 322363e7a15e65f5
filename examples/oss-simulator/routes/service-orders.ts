import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { type ListQuery, sendPage } from '../list-page.ts'
import { hasEnded, type OrderRecord, type ServiceOrder, setState } from '../service-order.ts'
import type { Parts } from '../simulator.ts'
import { TmfError } from '../tmf-error.ts'

const dates = {
  requestedStartDate: { type: 'string', format: 'date-time' },
  requestedCompletionDate: { type: 'string', format: 'date-time' },
}

const item = {
  type: 'object',
  required: ['id', 'action', 'service'],
  properties: {
    id: { type: 'string', minLength: 1 },
    action: { enum: ['add', 'modify', 'delete', 'noChange'] },
    service: {
      type: 'object',
      properties: {
        serviceCharacteristic: {
          type: 'array',
          items: {
            type: 'object',
            required: ['name', 'value'],
            properties: { name: { type: 'string' } },
          },
        },
      },
    },
  },
}

const creation = {
  type: 'object',
  required: ['serviceOrderItem'],
  properties: {
    externalId: { type: 'string', minLength: 1, maxLength: 200 },
    ...dates,
    serviceOrderItem: { type: 'array', minItems: 1, items: item },
  },
}

const change = {
  type: 'object',
  minProperties: 1,
  additionalProperties: false,
  properties: {
    ...dates,
    description: { type: 'string' },
    priority: { type: 'string' },
    note: {
      type: 'array',
      items: { type: 'object', required: ['text'], properties: { text: { type: 'string' } } },
    },
  },
}

type Wanted = Partial<ServiceOrder> & Pick<ServiceOrder, 'serviceOrderItem'>

/** `/serviceOrder` of TMF641: each external id is ordered once, whoever repeats the request. */
export function serviceOrderRoutes(app: FastifyInstance, base: string, parts: Parts): void {
  const { memory, engine, notify } = parts

  function find(id: string): OrderRecord {
    const found = memory.orders.get(id)
    if (found) return found
    throw new TmfError(404, 'notFound', `There is no service order ${id}`)
  }

  app.post('/serviceOrder', { schema: { body: creation } }, async (request, reply) => {
    const wanted = request.body as Wanted
    const known =
      wanted.externalId === undefined ? undefined : memory.byExternalId(wanted.externalId)
    if (known) {
      known.received++
      memory.keepOrder(known)
      const reason = `The external id ${wanted.externalId} has been ordered already`
      throw new TmfError(409, 'duplicate', reason, known.order.href)
    }
    const record: OrderRecord = { order: made(wanted, base), received: 1, next: 0, due: 0 }
    record.due = engine.dueOf(record)
    memory.keepOrder(record)
    notify('ServiceOrderCreateEvent', { serviceOrder: record.order })
    return reply.code(201).header('location', record.order.href).send(record.order)
  })

  app.get('/serviceOrder', async (request, reply) => {
    const orders = [...memory.orders.values()].map(({ order }) => order)
    return sendPage(reply, request.query as ListQuery, orders)
  })

  app.get('/serviceOrder/:id', async request => find((request.params as { id: string }).id).order)

  app.patch('/serviceOrder/:id', { schema: { body: change } }, async request => {
    const record = find((request.params as { id: string }).id)
    const { order } = record
    if (hasEnded(order)) {
      throw new TmfError(409, 'ended', `The service order is ${order.state}`, order.href)
    }
    const { note = [], ...wanted } = request.body as Partial<ServiceOrder>
    Object.assign(order, wanted)
    if (wanted.requestedCompletionDate)
      order.expectedCompletionDate = wanted.requestedCompletionDate
    order.note.push(...note.map(noted))
    memory.keepOrder(record)
    notify('ServiceOrderAttributeValueChangeEvent', { serviceOrder: order })
    return order
  })
}

/** What the client says of ids and states is not asked. */
function made(wanted: Wanted, base: string): ServiceOrder {
  const id = randomUUID()
  const order: ServiceOrder = {
    '@type': 'ServiceOrder',
    ...wanted,
    id,
    href: `${base}/serviceOrder/${id}`,
    state: 'acknowledged',
    orderDate: new Date().toISOString(),
    milestone: [],
    jeopardyAlert: [],
    errorMessage: [],
    note: (wanted.note ?? []).map(noted),
  }
  setState(order, 'acknowledged')
  return order
}

function noted({ text, author = 'client' }: { readonly text: string; readonly author?: string }) {
  return { id: randomUUID(), text, date: new Date().toISOString(), author }
}
