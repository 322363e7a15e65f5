import { Field, PlugboardError, type RoutesDefinition, Type } from 'plugboard'
import { chargeableItem, chargesOfOrder, loadChargeRules } from './helpers/chargeable-items.ts'
import type { NewSnapshot } from './helpers/mcd-factory.ts'
import { recordSnapshot } from './helpers/oss-summary.ts'
import { requestCharges } from './helpers/request-charges.ts'
import { summaryOf } from './helpers/summary-of.ts'
import { ossStatusSnapshot } from './objects/oss-status-snapshot.ts'
import { staleAfterHours } from './settings.ts'

const questionBody = Type.Object(
  {
    products: Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: 100 }),
    activity: Type.Enum(['change', 'insideMove', 'outsideMove', 'disconnect', 'record']),
    date: Field.date({ description: 'On which it would be wanted' }),
  },
  { additionalProperties: false },
)

const reportBody = Type.Object(ossStatusSnapshot.fields, { additionalProperties: false })

/** What a request costs before it is made, and what an OSS says of orders. */
export const routes: RoutesDefinition = {
  plugin: async app => {
    const { plugboard } = app
    const tags = ['Moves, changes and disconnects']

    app.post<{ Body: { products: string[]; activity: string; date: string } }>(
      '/charges',
      {
        schema: {
          summary: 'What it would cost, and how that comes about',
          tags,
          body: questionBody,
        },
      },
      async request => {
        const { products, activity, date } = request.body
        const reads = plugboard.reads.for(plugboard.actorOf(request))
        for (const id of products) await reads.one('Product', id)
        return plugboard.transact(request, async uow => {
          const items = []
          for (const id of products) items.push(await chargeableItem(uow, id, activity, date))
          const currency = items[0]?.unitRecurring.currency ?? 'USD'
          return requestCharges(items, await loadChargeRules(uow), currency)
        })
      },
    )

    app.get<{ Params: { id: string } }>(
      '/orders/:id/charges',
      {
        schema: {
          summary: 'What an order costs for early termination and changes, as of now',
          tags,
        },
      },
      async request => {
        const { id } = request.params
        await plugboard.reads.for(plugboard.actorOf(request)).one('Order', id)
        return plugboard.transact(request, uow => chargesOfOrder(uow, id))
      },
    )

    app.get<{ Params: { id: string } }>(
      '/orders/:id/oss-summary',
      {
        schema: { summary: 'What the OSS says of an order, item by item, with its history', tags },
      },
      async request => {
        const order = await plugboard.reads
          .for(plugboard.actorOf(request))
          .one('Order', request.params.id)
        const hours = await plugboard.settings.get(staleAfterHours)
        return summaryOf(order, { now: plugboard.clock.now(), hours })
      },
    )

    app.post<{ Body: NewSnapshot }>(
      '/oss-status',
      { schema: { summary: 'Report what an OSS says of an order', tags, body: reportBody } },
      async (request, reply) => {
        const actor = plugboard.actorOf(request)
        if (!actor.ability.can('report', 'ossStatus')) {
          throw new PlugboardError('FORBIDDEN', {
            detail: 'Only systems of the carrier report what an OSS says',
            remedy: 'Ask an administrator for the role systemIntegrator',
          })
        }
        return plugboard.mutate(request, reply, {
          work: async uow => {
            const id = await recordSnapshot(uow, request.body)
            return {
              status: 201,
              headers: {
                'content-type': 'application/json; charset=utf-8',
                location: `/api/oss-status-snapshots/${id}`,
              },
              body: JSON.stringify({ id }),
            }
          },
        })
      },
    )
  },
}
