import type { Socket } from 'node:net'
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

type Query = (text: unknown, values?: unknown, callback?: unknown) => Promise<unknown>

/** The answer to a statement that is not sent, or not yet. */
const nothing = Object.freeze({ command: '', rowCount: null, rows: [], fields: [] })

/**
 * A client that prepares every statement with parameters once per connection and afterwards only
 * sends its values. The server then parses and plans a text once, and the texts of this application
 * are few: they are generated from what is declared.
 *
 * A transaction's `begin` is sent along with its first statement, which saves a round trip; it wants a
 * connection with `pipeline: true`.
 */
export class PreparedClient extends pg.Client {
  /** A transaction has been opened, and nothing sent for it yet. */
  #begins = false
  /** What is written to the socket waits for the end of this turn. */
  #gathers = false

  override query: pg.Client['query'] = ((text: unknown, values?: unknown, callback?: unknown) => {
    if (text === 'begin') {
      this.#begins = true
      return Promise.resolve(nothing)
    }
    if (!this.#begins) return this.#send(text, values, callback)
    this.#begins = false
    if (text === 'commit' || text === 'rollback') return Promise.resolve(nothing)
    return this.#sendWithBegin(text, values, callback)
  }) as pg.Client['query']

  #send(text: unknown, values?: unknown, callback?: unknown): Promise<unknown> {
    this.#gather()
    const send = pg.Client.prototype.query as Query
    // The ORM writes its values into the text, so that no two are alike: there is nothing to prepare.
    const isTemplate = typeof text === 'string' && Array.isArray(values) && values.length > 0
    const name = isTemplate ? nameOf(text) : undefined
    if (name === undefined) return send.call(this, text, values, callback)
    return send.call(this, { name, text, values }, callback)
  }

  #sendWithBegin(text: unknown, values?: unknown, callback?: unknown): Promise<unknown> {
    // What is the matter with it is the matter with the statement behind it, which tells.
    this.#send('begin').catch(() => {})
    return this.#send(text, values, callback)
  }

  /** Statements that are sent together, as a last one and its commit, go with one write to the socket. */
  #gather(): void {
    if (this.#gathers) return
    this.#gathers = true
    // Public in pg, and missing in its types.
    const { stream } = (this as unknown as { readonly connection: { readonly stream: Socket } })
      .connection
    stream.cork()
    process.nextTick(() => {
      this.#gathers = false
      stream.uncork()
    })
  }
}
