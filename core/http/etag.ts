import { hash } from 'node:crypto'

/**
 * The ETag of an object as one actor reads it: its version, which If-Match compares, and a digest of
 * the body, which differs where actor, locale or actions do.
 */
export function etagOf(version: number, body: string): string {
  return `"${version}-${hash('sha1', body, 'base64url').slice(0, 16)}"`
}

/** The version in one of our ETags. */
export function versionOf(etag: string): number | undefined {
  const version = /^"(\d{1,9})-[\w-]{16}"$/.exec(etag)?.[1]
  return version === undefined ? undefined : Number(version)
}

/** An entity tag and what may stand between two of them (RFC 9110, sections 8.8.3 and 5.6.1). */
const listed = /[ \t]*((?:W\/)?"[\x21\x23-\x7e\x80-\xff]*")?[ \t]*(?:,|$)/y

/**
 * The entity tags of an If-Match or If-None-Match; a lone `*` stands for any.
 *
 * @returns undefined for what is no such list
 */
export function entityTags(header: string): readonly string[] | '*' | undefined {
  if (header.trim() === '*') return '*'
  const tags: string[] = []
  listed.lastIndex = 0
  while (listed.lastIndex < header.length) {
    const found = listed.exec(header)
    if (!found) return undefined
    if (found[1] !== undefined) tags.push(found[1])
  }
  return tags
}

/** Compared weakly, as for an If-None-Match. */
export function isNotModified(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  const tags = entityTags(header) ?? []
  return tags === '*' || tags.some(tag => tag.replace(/^W\//, '') === etag)
}
