import { createHash, timingSafeEqual } from 'node:crypto'
import {
  PlugboardError,
  type RoutesDefinition,
  type Static,
  Type,
  type UnitOfWork,
} from 'plugboard'
import { listenerPrefix } from './helpers/callback.ts'
import { isAfter } from './helpers/merge-news.ts'
import { readCancellation } from './helpers/read-cancellation.ts'
import { momentOf, readServiceOrder, recordOf } from './helpers/read-service-order.ts'
import { takeCancellation } from './helpers/take-cancellation.ts'
import { takeNews } from './helpers/take-news.ts'
import type { Options } from './options.ts'
import type { Json } from './ports/oss-client.ts'

/** An event of TMF641; what is beyond this is the OSS's matter. */
const notification = Type.Object({
  eventId: Type.Optional(Type.String({ maxLength: 200 })),
  eventTime: Type.Optional(Type.String({ maxLength: 40 })),
  eventType: Type.Optional(Type.String({ maxLength: 80 })),
  event: Type.Record(Type.String(), Type.Unknown()),
})

type Notification = Static<typeof notification>

/**
 * Where an OSS sends its notifications, as `{callback}/listener/{event}` of TMF641. They may come twice,
 * late, out of order and about what is not ours; all of it is answered with 201, or they would come again.
 */
export const routes: RoutesDefinition<Options> = {
  prefix: listenerPrefix,
  plugin: async (app, { options }) => {
    const { listener } = options
    if (!listener) return
    app.post(
      '/listener/:event',
      {
        config: {
          plugboard: {
            recognise: ({ headers }) => recognise(listener.token, headers.authorization),
          },
        },
        schema: {
          tags: ['OSS gateway'],
          summary: 'Take a notification of an OSS (TMF641)',
          params: Type.Object({ event: Type.String({ maxLength: 80 }) }),
          body: notification,
        },
      },
      async (request, reply) => {
        const told = request.body as Notification
        await app.plugboard.transact(request, uow => take(uow, told, options))
        return reply.code(201).send({})
      },
    )
  },
}

/**
 * In the same time whatever is wrong with the token.
 *
 * @throws NOT_AUTHENTICATED
 */
function recognise(token: string, given = ''): void {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  if (timingSafeEqual(digest(`Bearer ${token}`), digest(given))) return
  throw new PlugboardError('NOT_AUTHENTICATED', {
    detail: 'The token is not that of the OSS',
    remedy: 'Send the token of the listener as Authorization: Bearer',
  })
}

async function take(
  uow: UnitOfWork,
  { event, eventId, eventTime }: Notification,
  options: Options,
): Promise<void> {
  if (event.cancelServiceOrder) {
    await takeOfCancellation(uow, recordOf(event.cancelServiceOrder))
    return
  }
  const news = readServiceOrder(recordOf(event.serviceOrder), options.characteristics)
  const ossOrder = news && (await find(uow, news))
  if (!ossOrder) return
  const at = momentOf(eventTime)
  await takeNews(uow, ossOrder, news, {
    isNewer: at !== undefined && !isAfter(ossOrder.sourceTime, at),
    ...(eventId === undefined ? {} : { eventId }),
    ...(at === undefined ? {} : { at }),
  })
}

async function takeOfCancellation(uow: UnitOfWork, told: Json): Promise<void> {
  const news = readCancellation(told)
  if (news?.ossId === undefined) return
  const ossOrder = await find(uow, { ossId: news.ossId })
  if (ossOrder) await takeCancellation(uow, ossOrder, news)
}

/** By our id where the OSS repeats it; an OSS also tells of orders that others have sent. */
async function find(
  uow: UnitOfWork,
  { ossId, externalId }: { readonly ossId: string; readonly externalId?: string },
) {
  const [found] = await uow.find('OssOrder', externalId === undefined ? { ossId } : { externalId })
  return found && uow.load('OssOrder', found.id)
}
