import pg from 'pg'

/** Asks a server something for its own sake, such as how far it is. */
export type Asks = <Row extends pg.QueryResultRow>(text: string) => Promise<readonly Row[]>

/** Who does not answer in so many milliseconds does not answer. */
const patience = 2_000

/**
 * One connection for short questions, made anew after every failure: a server that hangs holds up
 * nothing but this.
 */
export class Questions {
  readonly #url: string
  #client: Promise<pg.Client> | undefined

  constructor(url: string) {
    this.#url = url
  }

  readonly ask: Asks = async <Row extends pg.QueryResultRow>(text: string) => {
    this.#client ??= this.#connect()
    const connecting = this.#client
    try {
      const client = await connecting
      return (await client.query<Row>(text)).rows
    } catch (error) {
      this.#drop(connecting)
      throw error
    }
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'plugboard replicas',
      connectionTimeoutMillis: patience,
      query_timeout: patience,
    })
    client.on('error', () => {})
    await client.connect()
    return client
  }

  /** Without waiting for it: a server that hangs does not say goodbye. */
  #drop(connecting: Promise<pg.Client>): void {
    if (this.#client === connecting) this.#client = undefined
    connecting.then(
      client => void client.end().catch(() => {}),
      () => {},
    )
  }

  close(): void {
    if (this.#client) this.#drop(this.#client)
  }
}
