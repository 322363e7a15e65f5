import { createHash } from 'node:crypto'
import { PlugboardError } from '../errors.ts'

/**
 * The ETag of an object as one actor reads it: its version, which If-Match compares, and a digest of
 * the body, which differs where actor, locale or actions do.
 */
export function etagOf(version: number, body: string): string {
  return `"${version}-${createHash('sha1').update(body).digest('base64url').slice(0, 16)}"`
}

/**
 * The version that an If-Match wants; undefined when the request has none, or `*`.
 *
 * @throws PRECONDITION_FAILED for a tag that is none of ours
 */
export function ifMatchVersion(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === '*') return undefined
  const version = /^"(\d{1,9})-[\w-]{16}"$/.exec(header.trim())?.[1]
  if (version !== undefined) return Number(version)
  throw new PlugboardError('PRECONDITION_FAILED', {
    detail: 'The If-Match header is not an ETag of this object',
    remedy: 'Send the ETag of your last GET, in its quotes',
  })
}

export function preconditionFailed(
  { title }: { readonly title: string },
  version: number,
  wanted: number,
): PlugboardError {
  return new PlugboardError('PRECONDITION_FAILED', {
    detail: `The ${title.toLowerCase()} is at version ${version}, not ${wanted}`,
    remedy: 'Read it again, and send your change with its ETag',
  })
}

export function isNotModified(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  if (header.trim() === '*') return true
  return header.split(',').some(tag => tag.trim().replace(/^W\//, '') === etag)
}
