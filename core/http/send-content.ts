import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ReadRow } from '../database/reads.ts'
import { isNotModified } from './etag.ts'
import { headerOf } from './mutate.ts'

/**
 * Sends a file that somebody uploaded. A browser saves it, and neither shows it nor guesses what it
 * is: what another user sent must not run with this user's session.
 */
export async function sendContent(
  request: FastifyRequest,
  reply: FastifyReply,
  attachment: ReadRow,
  open: () => Promise<Readable>,
): Promise<FastifyReply> {
  const { fileName, mediaType, size, sha256 } = attachment as unknown as Readonly<
    Record<string, string>
  >
  // The same content for whoever may read it, for ever.
  const etag = `"${sha256}"`
  reply.headers({
    etag,
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
  if (isNotModified(headerOf(request, 'if-none-match'), etag)) return reply.code(304).send()
  return reply
    .headers({
      'content-type': mediaType,
      'content-length': size,
      'content-disposition': dispositionOf(fileName ?? ''),
    })
    .send(await open())
}

/** RFC 6266: the name in ASCII for old readers, and as it is. */
export function dispositionOf(fileName: string): string {
  const ascii = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
