import type { FastifyReply } from 'fastify'
import { TmfError } from './tmf-error.ts'

export type ListQuery = Readonly<Record<string, string>>

/**
 * Answers a list by the rules of TMF630: equal first-level attributes, `offset` and `limit` with the
 * totals in headers, `fields`.
 *
 * @throws TmfError 400 for an offset or limit that is no number
 */
export function sendPage(
  reply: FastifyReply,
  { offset = '0', limit = '100', fields, ...filters }: ListQuery,
  items: readonly object[],
): FastifyReply {
  const [from, most] = [countOf('offset', offset), countOf('limit', limit)]
  const found = items.filter(item =>
    Object.entries(filters).every(([name, value]) => textOf(item, name) === value),
  )
  const page = found.slice(from, from + most)
  return reply
    .code(page.length < found.length ? 206 : 200)
    .header('x-total-count', found.length)
    .header('x-result-count', page.length)
    .send(page.map(item => (fields === undefined ? item : selected(item, fields.split(',')))))
}

function countOf(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new TmfError(400, 'invalidQuery', `${name} is no whole number`)
}

function textOf(item: object, name: string): string {
  return String((item as Record<string, unknown>)[name])
}

function selected(item: object, names: readonly string[]): object {
  const wanted = ['id', 'href', ...names]
  return Object.fromEntries(Object.entries(item).filter(([name]) => wanted.includes(name)))
}
