import type { ViewContext } from './view-context.ts'

/**
 * The query string of another page of a list on the same page: all else stays, its cursor is another.
 *
 * @param name the parameter of the list's cursor
 */
export function addressed(query: ViewContext['query'], name: string, cursor?: string): string {
  const { [name]: _, ...rest } = query
  const wanted = new URLSearchParams({
    ...rest,
    ...(cursor === undefined ? {} : { [name]: cursor }),
  })
  return wanted.size === 0 ? '' : `?${wanted}`
}
