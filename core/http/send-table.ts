import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { largestPage, type ParsedQuery } from '../presentation/pages/list-query.ts'
import type { ObjectModel } from '../schema/model.ts'
import { actorOf } from './authenticate.ts'
import { csvTable, wholeTable } from './export.ts'
import type { HttpServices } from './services.ts'

/**
 * Sends a list as CSV: the page that was asked for or, where none was, the whole list. That is read
 * while it is sent, with one statement a page, and no more of it held than a page.
 *
 * @param isPage whether a limit or a cursor was given
 */
export async function sendTable(
  { forDisplay: { displayed }, displays, presenter }: HttpServices,
  request: FastifyRequest,
  reply: FastifyReply,
  { name, path }: ObjectModel,
  { list, ...options }: ParsedQuery,
  isPage: boolean,
): Promise<FastifyReply> {
  const actor = actorOf(request)
  const limit = isPage ? {} : { limit: largestPage }
  const read = (cursor: object) =>
    displayed.list(actor, name, { ...list, ...limit, ...cursor }, options)
  // The first page is awaited: what is refused is refused before anything is sent.
  const first = await read({})
  const display = displays.get(name, options.display)
  const table = csvTable(presenter, display, { audience: actor.audience, only: options.fields })
  reply.headers({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${path}.csv"`,
    'cache-control': 'private, no-cache',
  })
  if (isPage) {
    if (first.nextCursor !== null) reply.header('x-next-cursor', first.nextCursor)
    return reply.send(table.head + table.rows(first.items))
  }
  // A stream that is sent to nobody is read to its end.
  const isHead = request.method === 'HEAD'
  return reply.send(
    Readable.from(isHead ? [] : wholeTable(table, first, cursor => read({ cursor }))),
  )
}
