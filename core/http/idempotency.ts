import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Executor } from '../database/statement.ts'
import { PlugboardError } from '../errors.ts'

/** A reply as it is sent, and sent again. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** How long a reply is kept for its key. */
export const keptHours = 24

/** An Idempotency-Key with what it stands for. */
export interface KeyedRequest {
  /** The actor and the route: the same key of somebody else is another key. */
  readonly scope: string
  readonly key: string
  readonly hash: string
}

/** @throws IDEMPOTENCY_KEY_INVALID */
export function keyedRequest(
  key: string | undefined,
  request: {
    readonly actor: string | null
    readonly method: string
    readonly path: string
    readonly body: unknown
  },
): KeyedRequest | undefined {
  if (key === undefined) return undefined
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new PlugboardError('IDEMPOTENCY_KEY_INVALID', {
      remedy: 'Send 1 to 200 printable ASCII characters without spaces, such as a UUID',
    })
  }
  const hash = createHash('sha256')
    .update(JSON.stringify(request.body) ?? '')
    .digest('hex')
  return { scope: `${request.actor} ${request.method} ${request.path}`, key, hash }
}

interface Row {
  readonly hash: string
  readonly status: number | null
  readonly headers: Record<string, string> | null
  readonly body: string | null
}

/** The reply that was given to this request before, if it was. @throws IDEMPOTENCY_KEY_REUSED */
export async function storedReply(
  executor: Executor,
  { scope, key, hash }: KeyedRequest,
  now: string,
): Promise<Reply | undefined> {
  const { rows } = await sql<Row>`select request_hash as hash, status, headers, body
    from idempotency_keys where scope = ${scope} and key = ${key} and expires_at > ${now}`.execute(
    executor,
  )
  const [row] = rows
  if (!row) return undefined
  if (row.hash !== hash) {
    throw new PlugboardError('IDEMPOTENCY_KEY_REUSED', {
      detail: 'This Idempotency-Key came with another body before',
      remedy: 'Use a new key for a new request',
    })
  }
  return { status: row.status ?? 200, headers: row.headers ?? {}, body: row.body ?? '' }
}

/**
 * Claims the key inside the transaction. Whoever comes second waits here until the first has
 * committed, and then gets its reply.
 */
export async function claimKey(
  executor: Executor,
  request: KeyedRequest,
  now: string,
): Promise<Reply | undefined> {
  const expires = new Date(Date.parse(now) + keptHours * 3_600_000).toISOString()
  const { rows } =
    await sql`insert into idempotency_keys (scope, key, request_hash, created_at, expires_at)
    values (${request.scope}, ${request.key}, ${request.hash}, ${now}, ${expires})
    on conflict (scope, key) do update set request_hash = excluded.request_hash,
      created_at = excluded.created_at, expires_at = excluded.expires_at, status = null
      where idempotency_keys.expires_at <= excluded.created_at
    returning true as claimed`.execute(executor)
  return rows.length > 0 ? undefined : storedReply(executor, request, now)
}

export async function keepReply(
  executor: Executor,
  { scope, key }: KeyedRequest,
  reply: Reply,
): Promise<void> {
  await sql`update idempotency_keys set status = ${reply.status},
    headers = ${JSON.stringify(reply.headers)}::jsonb, body = ${reply.body}
    where scope = ${scope} and key = ${key}`.execute(executor)
}
