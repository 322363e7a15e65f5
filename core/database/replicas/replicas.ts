import type { Actor } from '../actor.ts'
import type { Database } from '../database.ts'
import { Questions } from './asks.ts'
import { PrimaryLog } from './primary-log.ts'
import { Replica } from './replica.ts'
import { spread } from './spread.ts'

/** The streaming replicas of a database: who may read from which of them, and how they are. */
export interface Replicas {
  /** The replica that has all that the actor has written; undefined where the primary is to be asked. */
  for(actor: Actor): Replica | undefined
  /** A moment, by the primary's clock, that is not before now: the mark of what has been written by now. */
  now(): number | undefined
  /** The actor has written something before a moment, here or in another process. */
  wrote(actor: Actor, before: number): void
  /** Which server has answered a display read. */
  answered(server: 'primary' | 'replica'): void
  states(): readonly ReplicaState[]
  readonly answers: Readonly<Record<'primary' | 'replica', number>>
  /** Asks all of them how they are, besides the times when it is done by itself. */
  look(): Promise<void>
  close(): Promise<void>
}

export interface ReplicaState {
  readonly name: string
  /** Why it is left out; undefined while it is used. */
  readonly trouble: string | undefined
  /** The moment, by the primary's clock, up to which it has everything; undefined where nobody knows. */
  readonly hasUntil: number | undefined
}

export interface ReplicaOptions {
  readonly urls: readonly string[]
  /** Connections at most, for each. */
  readonly connections: number
  readonly log: {
    info(data: object, message: string): void
    warn(data: object, message: string): void
  }
}

/** Between two looks, in milliseconds. */
const pause = 500

/**
 * A replica that is further behind answers nobody, in milliseconds. So what was written longer ago
 * needs no mark: every replica that answers has it.
 */
export const mostBehind = 30_000

/**
 * Opens the replicas, and looks after them until they are closed. One that does not answer is left out,
 * and taken back when it does; none of them is needed.
 */
export async function openReplicas(
  { url }: Pick<Database, 'url'>,
  { urls, connections, log }: ReplicaOptions,
): Promise<Replicas> {
  const questions = new Questions(url)
  const primary = new PrimaryLog(questions.ask)
  const replicas = urls.map(each => new Replica(each, connections))
  const orders = new WeakMap<Actor, readonly Replica[]>()
  const answers = { primary: 0, replica: 0 }
  /** By actor: the last thing they wrote was committed before. */
  const written = new Map<string, number>()

  const troubles = new Map<Replica, string | undefined>()

  function troubleOf(replica: Replica): string | undefined {
    if (replica.trouble !== undefined) return replica.trouble
    const behind = (primary.now() ?? 0) - replica.hasUntil
    return behind > mostBehind ? 'it is too far behind' : undefined
  }

  async function look(): Promise<void> {
    // Without the primary nobody knows how far behind they are, and soon nobody believes them.
    await primary.look().catch(() => {})
    await Promise.all(replicas.map(replica => replica.look(primary)))
    for (const replica of replicas) tell(replica)
    const old = (primary.now() ?? 0) - mostBehind
    for (const [actor, before] of written) if (before < old) written.delete(actor)
  }

  function tell(replica: Replica): void {
    const trouble = troubleOf(replica)
    if (troubles.has(replica) && (troubles.get(replica) === undefined) === (trouble === undefined))
      return
    troubles.set(replica, trouble)
    const told = { replica: replica.name }
    if (trouble === undefined) log.info(told, 'A replica answers display reads')
    else log.warn({ ...told, trouble }, 'A replica is left out: the primary answers in its place')
  }

  await look()
  let isClosed = false
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> | undefined
  const again = () => {
    if (isClosed) return
    timer = setTimeout(() => {
      looking = look().finally(again)
    }, pause)
    timer.unref()
  }
  again()

  return {
    for(actor) {
      if (actor.id === null) return undefined
      const order = orders.get(actor) ?? spread(actor.id, replicas)
      orders.set(actor, order)
      const mine = order.find(replica => troubleOf(replica) === undefined)
      // Never another one in its place: that may be behind what the actor has seen on this one.
      return mine && mine.hasUntil >= (written.get(actor.id) ?? 0) ? mine : undefined
    },
    now: () => primary.now(),
    wrote({ id }, before) {
      const now = primary.now()
      if (id === null || now === undefined) return
      const known = written.get(id) ?? 0
      // What comes with a request may be anything; nothing was written in the future.
      written.set(id, Math.max(known, Math.min(before, now)))
    },
    answered: server => {
      answers[server]++
    },
    answers,
    states: () =>
      replicas.map(replica => ({
        name: replica.name,
        trouble: troubleOf(replica),
        hasUntil: Number.isFinite(replica.hasUntil) ? replica.hasUntil : undefined,
      })),
    look,
    async close() {
      isClosed = true
      clearTimeout(timer)
      await looking
      questions.close()
      await Promise.all(replicas.map(replica => replica.close()))
    },
  }
}
