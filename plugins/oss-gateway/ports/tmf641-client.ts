import { PlugboardError, type ProviderContext, provide, type Static } from 'plugboard'
import { request } from 'undici'
import type { Options, options, Target } from '../options.ts'
import { type Json, type OssAnswer, OssClient } from './oss-client.ts'

/** Errors of connections that were not made: nothing can have been taken. */
const neverSent = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
])

/** Statuses by which the OSS says that it has not looked at the request, or not at anybody's. */
const notTaken = [401, 403, 405, 408, 429, 503]

/** TMF641 v4 over HTTP. */
export const tmf641Client = provide(
  OssClient,
  ({ options: given }: ProviderContext<Static<typeof options>>) => {
    const to = (name: string) => targetOf(given, name)
    const send = (target: string, method: 'GET' | 'POST' | 'PATCH', path: string, body?: Json) =>
      call(to(target), given.timeout, method, path, body)
    return {
      create: async (target, asked) => hosted(await send(target, 'POST', '/serviceOrder', asked)),
      read: (target, id) => send(target, 'GET', `/serviceOrder/${encodeURIComponent(id)}`),
      async find(target, externalId) {
        const query = new URLSearchParams({ externalId, limit: '2' })
        const answer = hosted(await send(target, 'GET', `/serviceOrder?${query}`))
        if (answer.kind !== 'ok') return answer
        // An OSS that does not know the filter answers with all that it has.
        const found = Object.values(answer.value).find(
          order => (order as { externalId?: unknown }).externalId === externalId,
        )
        return found ? { ...answer, value: found as Json } : { kind: 'absent' }
      },
      amend: (target, id, change) =>
        send(target, 'PATCH', `/serviceOrder/${encodeURIComponent(id)}`, change),
      cancel: (target, id, cancellationReason) =>
        send(target, 'POST', '/cancelServiceOrder', { serviceOrder: { id }, cancellationReason }),
      readCancellation: (target, id) =>
        send(target, 'GET', `/cancelServiceOrder/${encodeURIComponent(id)}`),
      listen: async (target, callback) => hosted(await send(target, 'POST', '/hub', { callback })),
      probe: async target => hosted(await send(target, 'GET', '/serviceOrder?limit=1&fields=id')),
    }
  },
)

/** Where a collection is not found, it is no TMF641 that answers there. */
function hosted(answer: OssAnswer<Json>): OssAnswer<Json> {
  if (answer.kind !== 'absent') return answer
  return { kind: 'unavailable', reason: '404: there is no TMF641 at its address', isCertain: true }
}

function targetOf({ targets }: Options, name: string): Target {
  const found = targets.find(target => target.name === name)
  if (found) return found
  throw new PlugboardError('OSS_TARGET_UNKNOWN', {
    detail: `Service orders were sent to the OSS "${name}", which is not among the targets any more`,
    remedy: 'Name it again in the options of oss-gateway until its orders have ended',
  })
}

async function call(
  { url, token }: Target,
  timeout: number,
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body: Json | undefined,
): Promise<OssAnswer<Json>> {
  try {
    const reply = await request(`${url}${path}`, {
      method,
      headers: {
        accept: 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeout),
    })
    const text = await reply.body.text()
    return answerOf(reply.statusCode, text, reply.headers)
  } catch (error) {
    const { code, message } = error as { readonly code?: string; readonly message: string }
    const isCertain = code !== undefined && neverSent.has(code)
    return {
      kind: 'unavailable',
      reason: `${code ?? 'error'}: ${message}`.slice(0, 500),
      isCertain,
    }
  }
}

type Headers = Readonly<Record<string, string | string[] | undefined>>

function answerOf(status: number, text: string, headers: Headers): OssAnswer<Json> {
  const body = parsed(text)
  if (status < 300) {
    if (body === undefined) return garbled(status)
    const at = Date.parse(String(headers.date))
    return { kind: 'ok', value: body, ...(at ? { at: new Date(at).toISOString() } : {}) }
  }
  if (status === 404) return { kind: 'absent' }
  if (status === 409) return { kind: 'duplicate' }
  const { code = String(status), reason = '' } = (body ?? {}) as Record<string, unknown>
  const told = String(reason).slice(0, 500) || `It answered ${status}`
  const isCertain = notTaken.includes(status)
  if (isCertain || status >= 500) {
    const seconds = Number(headers['retry-after'])
    const retryAfter = seconds > 0 ? { retryAfter: seconds * 1_000 } : {}
    return { kind: 'unavailable', reason: `${status}: ${told}`, isCertain, ...retryAfter }
  }
  return { kind: 'refused', code: String(code).slice(0, 120), reason: told }
}

/** What is no JSON was said by something in between. */
function garbled(status: number): OssAnswer<Json> {
  return { kind: 'unavailable', reason: `${status} without JSON`, isCertain: false }
}

function parsed(text: string): Json | undefined {
  if (text === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Json) : undefined
  } catch {
    return undefined
  }
}
