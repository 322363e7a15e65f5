import { type Listener, listen } from '../../database/listener.ts'
import type { SessionActor } from './actors.ts'

/** The channel on which the database tells whose rights have changed (migration 0002). */
const channel = 'plugboard_rights'

/** So many sessions are remembered at once; in the order in which they came. */
const mostSessions = 10_000

interface Remembered {
  readonly session: SessionActor
  /** In milliseconds since 1970. */
  readonly expiresAt: number
}

/**
 * Who the bearers of tokens are, for as long as nothing has changed that could make it untrue: the
 * database tells every process of changes to sessions, users, memberships and accounts, whoever makes
 * them (docs/decisions/0014). While it cannot be heard, nothing is remembered.
 */
export class RememberedSessions {
  readonly #url: string
  readonly #byTokenHash = new Map<string, Remembered>()
  #listener: Listener | undefined
  /** Counted up when something is forgotten: what was read before must not be remembered after. */
  #age = 0

  constructor(url: string) {
    this.#url = url
  }

  /** @param now in milliseconds since 1970 */
  get(tokenHash: string, now: number): SessionActor | undefined {
    const found = this.#byTokenHash.get(tokenHash)
    if (!found || !this.#listener?.isHearing) return undefined
    return found.expiresAt > now ? found.session : undefined
  }

  /**
   * Reads a session, and remembers it where nothing was told meanwhile that it may not know of.
   *
   * @param read what the database knows
   */
  async remember(
    tokenHash: string,
    read: () => Promise<Remembered | undefined>,
  ): Promise<SessionActor | undefined> {
    // The connection is opened for the first who asks: a worker or a command never needs it.
    this.#listener ??= listen({
      url: this.#url,
      channel,
      onNotice: userId => this.forget(userId === '' ? undefined : userId),
      onDeaf: () => this.forget(),
    })
    const age = this.#age
    const wasHearing = this.#listener.isHearing
    const found = await read()
    if (found && wasHearing && age === this.#age) this.#keep(tokenHash, found)
    return found?.session
  }

  /** @param userId everybody where absent */
  forget(userId?: string): void {
    this.#age++
    if (userId === undefined) {
      this.#byTokenHash.clear()
      return
    }
    for (const [hash, { session }] of this.#byTokenHash) {
      if (session.actor.id === userId) this.#byTokenHash.delete(hash)
    }
  }

  async stop(): Promise<void> {
    await this.#listener?.stop()
  }

  #keep(tokenHash: string, found: Remembered): void {
    if (this.#byTokenHash.size >= mostSessions) {
      const [oldest] = this.#byTokenHash.keys()
      if (oldest !== undefined) this.#byTokenHash.delete(oldest)
    }
    this.#byTokenHash.set(tokenHash, found)
  }
}
