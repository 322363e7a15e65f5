import { port } from 'plugboard'

/** What a request to an OSS came to. */
export type OssAnswer<Value> =
  | {
      readonly kind: 'ok'
      readonly value: Value
      /** The OSS's own time, where it tells; ISO 8601. */
      readonly at?: string
    }
  /** It has been asked for already. */
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'absent' }
  /** It will not do it, and would not the next time. */
  | { readonly kind: 'refused'; readonly code: string; readonly reason: string }
  | {
      readonly kind: 'unavailable'
      readonly reason: string
      /** Whether it is certain that the request was not taken. */
      readonly isCertain: boolean
      /** When to come again, in milliseconds, where the OSS says so. */
      readonly retryAfter?: number
    }

/** JSON as the OSS sends it; whoever reads it trusts nothing of it. */
export type Json = Readonly<Record<string, unknown>>

/**
 * Speaks to the OSSes, each by its name among the plugin's options. Nothing here is called within a
 * transaction, and nothing throws for what happens on networks: the answer says it.
 */
export interface OssClientContract {
  /** @param asked a service order of TMF641, with its external id */
  create(target: string, asked: Json): Promise<OssAnswer<Json>>
  read(target: string, ossId: string): Promise<OssAnswer<Json>>
  find(target: string, externalId: string): Promise<OssAnswer<Json>>
  /** Changes what may be changed while it is worked on, such as `requestedCompletionDate`. */
  amend(target: string, ossId: string, change: Json): Promise<OssAnswer<Json>>
  cancel(target: string, ossId: string, reason: string): Promise<OssAnswer<Json>>
  readCancellation(target: string, cancelId: string): Promise<OssAnswer<Json>>
  /** Registers a listener; `duplicate` where it is registered. */
  listen(target: string, callback: string): Promise<OssAnswer<Json>>
  /** Whether it answers at all. */
  probe(target: string): Promise<OssAnswer<Json>>
}

export const OssClient = port<OssClientContract>('OssClient', { title: 'The OSSes' })
