import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** Hears what the database tells on a channel (`NOTIFY`), on a connection of its own. */
export interface Listener {
  /**
   * Whether everything that was told has arrived, but for what is under way. False until the first beat
   * has come back, and from the moment the connection is lost.
   */
  readonly isHearing: boolean
  /** Gives the connection back. */
  stop(): Promise<void>
}

export interface ListenerOptions {
  readonly url: string
  readonly channel: string
  readonly onNotice: (payload: string) => void
  /** Notices may have been missed from here on. */
  readonly onDeaf: () => void
}

/** Between two beats, and before the next try to connect; in milliseconds. */
const pause = 2_000

/** So long a connection may take to end, in milliseconds. */
const farewell = 1_000

/** After so long without a beat nothing is believed any more; in milliseconds. */
const patience = 6_000

/**
 * Listens until it is stopped, and connects again when it must. A connection can be dead without either
 * end noticing, and a pooler in between can swallow notices: so it tells itself something all the time,
 * and believes that it hears only while that arrives.
 *
 * @example const listener = listen({ url, channel: 'plugboard_rights', onNotice, onDeaf })
 */
export function listen({ url, channel, onNotice, onDeaf }: ListenerOptions): Listener {
  const beats = `plugboard_beat_${crypto.randomUUID().replaceAll('-', '')}`
  const stopping = new AbortController()
  let heardUntil = 0

  const isHearing = () => performance.now() < heardUntil

  function deafen(): void {
    heardUntil = 0
    onDeaf()
  }

  /** One connection, for as long as it lasts. */
  async function hear(): Promise<void> {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'plugboard listener',
      connectionTimeoutMillis: patience,
      query_timeout: patience,
    })
    const lost = new AbortController()
    const over = AbortSignal.any([lost.signal, stopping.signal])
    client.on('error', () => lost.abort())
    client.on('end', () => lost.abort())
    lost.signal.addEventListener('abort', deafen)
    client.on('notification', ({ channel: told, payload = '' }) => {
      if (told === channel) onNotice(payload)
      else if (!over.aborted) heardUntil = performance.now() + patience
    })
    try {
      await client.connect()
      await client.query(`listen ${channel}; listen ${beats}`)
      while (!over.aborted) {
        await client.query(`notify ${beats}`)
        await sleep(pause, undefined, { signal: over, ref: false })
        if (!isHearing()) return
      }
    } finally {
      lost.abort()
      // A connection that is dead without knowing it would wait for its farewell.
      await Promise.race([client.end(), sleep(farewell, undefined, { ref: false })])
      streamOf(client).destroy()
    }
  }

  async function keepHearing(): Promise<void> {
    while (!stopping.signal.aborted) {
      // Why it failed is of no interest: meanwhile the database is asked, which tells its own troubles.
      await hear().catch(() => {})
      await sleep(pause, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
    }
  }

  const ended = keepHearing()
  return {
    get isHearing() {
      return isHearing()
    },
    async stop() {
      stopping.abort()
      await ended
    },
  }
}

/** Public in pg, and missing in its types. */
function streamOf(client: pg.Client): Socket {
  return (client as unknown as { readonly connection: { readonly stream: Socket } }).connection
    .stream
}
