import pg from 'pg'

/**
 * Past this many different texts a connection stops naming statements: a named statement lives in
 * the server until the connection ends.
 */
const mostNames = 1_000

const names = new Map<string, string>()

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= mostNames) return known
  const name = `p${names.size}`
  names.set(text, name)
  return name
}

type Query = (text: unknown, values?: unknown, callback?: unknown) => unknown

/**
 * A client that prepares every statement with parameters once per connection and afterwards only
 * sends its values. The server then parses and plans a text once, and the texts of this application
 * are few: they are generated from what is declared.
 */
export class PreparedClient extends pg.Client {
  override query: pg.Client['query'] = ((text: unknown, values?: unknown, callback?: unknown) => {
    const send = pg.Client.prototype.query as Query
    const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : undefined
    if (name === undefined) return send.call(this, text, values, callback)
    return send.call(this, { name, text, values }, callback)
  }) as pg.Client['query']
}
