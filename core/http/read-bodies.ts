import type { FastifyInstance } from 'fastify'
import { PlugboardError } from '../errors.ts'
import type { HttpServices } from './services.ts'

/** Deeper than any declared object; a checker that recurses must not be led further down. */
const deepest = 32

/** The second is what a merge patch is called (RFC 7396). */
const jsonTypes = ['application/json', 'application/merge-patch+json']

/** Bodies are checked by our own validator, and replies sent as they are made. */
export function readBodies(app: FastifyInstance, { validator }: HttpServices): void {
  app.setValidatorCompiler(({ schema, httpPart }) => {
    // Query strings have a reader of their own, and headers are looked at where they matter.
    if (httpPart !== 'body') return () => true
    const check = validator.compile(schema as never)
    return (input: unknown) => {
      try {
        check(input ?? {})
        return true
      } catch (error) {
        return { error: error as Error }
      }
    }
  })
  app.setSerializerCompiler(() => data => JSON.stringify(data))
  // The parsers of a server that this one is mounted in are not ours, but for one of files.
  if (app.hasRequestDecorator('isMultipart')) app.removeContentTypeParser(jsonTypes)
  else app.removeAllContentTypeParsers()
  app.addContentTypeParser(jsonTypes, { parseAs: 'string' }, (_request, body, done) => {
    if (body === '') return done(null, {})
    try {
      done(null, notNull(parseJson(body as string)))
    } catch (error) {
      done(error as Error)
    }
  })
}

/** No body at all is one with nothing in it; null is something else. */
function notNull(body: unknown): unknown {
  if (body !== null) return body
  const errors = [{ pointer: '', message: 'must be an object, not null' }]
  throw new PlugboardError('INPUT_INVALID', { detail: 'The body is null', errors })
}

/** @throws INPUT_MALFORMED */
function parseJson(text: string): unknown {
  if (depthOf(text) > deepest) {
    throw new PlugboardError('INPUT_MALFORMED', {
      detail: `The body is nested deeper than ${deepest} levels`,
    })
  }
  try {
    return JSON.parse(text, refuseProto)
  } catch (error) {
    throw new PlugboardError('INPUT_MALFORMED', {
      detail: `The body is not JSON: ${(error as Error).message}`,
      cause: error,
    })
  }
}

/** How deep a text is nested, brackets in strings left out; said before anything recurses into it. */
function depthOf(text: string): number {
  let depth = 0
  let most = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at)
    if (char === 0x22) inString = !inString
    else if (inString && char === 0x5c) at++
    else if (!inString && (char === 0x7b || char === 0x5b)) most = Math.max(most, ++depth)
    else if (!inString && (char === 0x7d || char === 0x5d)) depth--
  }
  return most
}

/** A key that would reach into the prototype of the parsed object is no field of anything. */
function refuseProto(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('"__proto__" is not a name for a field')
  return value
}
