import type { FastifyRequest, FastifySchema } from 'fastify'
import type { JsonSchema } from '../schema/json-schema.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a route does to which object: for the hooks, and for tests that walk all routes. */
    plugboard?: {
      readonly object?: string
      readonly operation?: string
      /** Answers without a session; what is not said to be public wants one. */
      readonly isPublic?: boolean
      /** Only refuses, and tells why: none of the methods that its address answers to. */
      readonly isRefusal?: boolean
      /**
       * For callers that are no users, such as another system that notifies this one: looks whether it
       * is who it should be, and throws where it is not. No session is looked for, and what the route
       * does it does as the application itself.
       */
      readonly recognise?: (request: FastifyRequest) => void | Promise<void>
    }
  }
}

/** Schemas by value, or by the name of a shared one as `Order#`. */
export interface RouteSchemas {
  readonly body?: JsonSchema | string
  readonly query?: JsonSchema
  /** By status; null: no body. */
  readonly replies?: Readonly<Record<number, string | null>>
}

export interface RouteDescription extends RouteSchemas {
  readonly object: string
  readonly operation: string
  readonly tag: string
  readonly summary: string
  /** Answers without a session. */
  readonly isPublic?: boolean
  /** Only refuses, and tells why: no part of the document. */
  readonly isHidden?: boolean
}

const writing = /(^|\.)(create|change|remove|perform|add)$/

/** A route's options: its place in the OpenAPI document, and what its body must be. */
export function describeRoute(route: RouteDescription) {
  const { object, operation, tag, summary, body, query, replies } = route
  const { isPublic = false, isHidden = false } = route
  const schema: FastifySchema & Record<string, unknown> = {
    tags: [tag],
    summary,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? { $ref: body } : body }),
    ...(query === undefined ? {} : { querystring: query }),
    ...(writing.test(operation) ? { headers: writingHeaders } : {}),
    response: {
      ...Object.fromEntries(
        Object.entries(replies ?? {}).map(([status, name]) => [
          status,
          name === null ? { type: 'null', description: 'Done' } : { description: 'OK', $ref: name },
        ]),
      ),
      default: { description: 'An error', $ref: 'Problem#' },
    },
    ...(isPublic ? { security: [] } : {}),
    ...(isHidden ? { hide: true } : {}),
  }
  const plugboard = { object, operation, isPublic, isRefusal: isHidden }
  return { config: { plugboard }, schema }
}

const writingHeaders: JsonSchema = {
  type: 'object',
  properties: {
    'idempotency-key': {
      type: 'string',
      maxLength: 200,
      description: 'Send the same key again and get the same reply; kept for 24 hours',
    },
    'if-match': {
      type: 'string',
      description: 'ETags, one of which must be that of the last read, or *; else 412',
    },
  },
}
