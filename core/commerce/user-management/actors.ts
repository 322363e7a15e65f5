import { createMongoAbility } from '@casl/ability'
import { sql } from 'kysely'
import type { Actor } from '../../database/actor.ts'
import type { RowChange } from '../../database/audit.ts'
import type { Database } from '../../database/database.ts'
import { slot, statement } from '../../database/statement.ts'
import type { Role } from '../../plugin/role.ts'
import { abilityFor, type HeldRole } from './ability.ts'
import { RememberedSessions } from './remembered-sessions.ts'
import { usersConcerned } from './rights-changes.ts'
import { tokenHash } from './tokens.ts'

/** Finds out who asks. */
export interface Actors {
  /** The bearer of a session's token; undefined when it is not, or no longer, valid. */
  byToken(token: string): Promise<SessionActor | undefined>
  byUserId(id: string): Promise<Actor | undefined>
  readonly anonymous: Actor
  /** The application itself: timers, subscribers, seeds, the command line. */
  readonly system: Actor
  /** This was committed here: what it changes about anybody's rights holds from the next request on. */
  changed(changes: readonly RowChange[]): void
  /** Gives back the connection on which the database tells of changed rights. */
  stop(): Promise<void>
}

export interface SessionActor {
  readonly actor: Actor
  readonly sessionId: string
  readonly email: string
}

interface ActorRow {
  readonly sessionId: string | null
  readonly expiresAt: string | null
  readonly id: string
  readonly name: string
  readonly email: string
  readonly locale: string
  readonly staffRoles: readonly string[]
  /** By role, the accounts of the memberships and all accounts below them. */
  readonly memberships: readonly { readonly role: string; readonly accounts: readonly string[] }[]
}

/** So many are remembered, whichever sessions they have. */
const mostActors = 1_000

/** @param roles every role of the core and the plugins */
export function createActors(database: Database, roles: readonly Role[]): Actors {
  const byName = new Map(roles.map(role => [role.name, role]))
  const isConfined = (subject: string) =>
    database.model.objects.get(subject)?.accountColumn !== undefined

  const memberships = sql`coalesce((
    select json_agg(json_build_object('role', r.role, 'accounts', r.accounts)) from (
      select m.role, (
        with recursive reach as (
          select a.id from accounts a where a.id = any(array_agg(m.account_id))
          union select below.id from accounts below join reach on below.parent_id = reach.id
        ) select json_agg(id) from reach
      ) as accounts
      from memberships m where m.user_id = u.id group by m.role
    ) r), '[]')`
  const columns = sql`u.id, u.name, u.email, u.locale, u.staff_roles as "staffRoles",
    ${memberships} as memberships`
  const byToken = statement<ActorRow>(
    database.db,
    sql`select s.id as "sessionId", s.expires_at as "expiresAt", ${columns} from sessions s join users u on u.id = s.user_id
      where s.token_hash = ${slot('hash')} and s.ended_at is null and s.expires_at > ${slot('now')} and u.active`,
  )
  const byId = statement<ActorRow>(
    database.db,
    sql`select null as "sessionId", null as "expiresAt", ${columns} from users u where u.id = ${slot('id')} and u.active`,
  )

  function actorOf(row: ActorRow): Actor {
    const held = rolesOf(row, byName)
    return {
      kind: 'user',
      id: row.id,
      name: row.name,
      audience: held[0]?.role.audience ?? 'customer',
      locale: row.locale,
      ability: abilityFor(held, row.id, isConfined),
      accounts: [...new Set(held.flatMap(({ accounts }) => accounts ?? []))],
      rolesFor: account =>
        held
          .filter(
            ({ accounts }) => accounts === null || (account !== null && accounts.includes(account)),
          )
          .map(({ role }) => role.name),
    }
  }

  /** The same rights make the same actor: to compare them costs less than to work them out. */
  const known = new Map<string, Actor>()

  function sameActor(row: ActorRow): Actor {
    const { id, name, locale, staffRoles, memberships } = row
    const key = JSON.stringify([id, name, locale, staffRoles, memberships])
    const found = known.get(key)
    if (found) return found
    if (known.size >= mostActors) known.clear()
    const made = actorOf(row)
    known.set(key, made)
    return made
  }

  async function readSession(hash: string, now: string) {
    const [row] = await byToken.run(database.db, { hash, now })
    if (!row?.sessionId || !row.expiresAt) return undefined
    const session = { actor: sameActor(row), sessionId: row.sessionId, email: row.email }
    return { session, expiresAt: Date.parse(row.expiresAt) }
  }

  const sessions = new RememberedSessions(database.url)

  return {
    async byToken(token) {
      const hash = tokenHash(token)
      const now = database.clock.now()
      const known = sessions.get(hash, Date.parse(now))
      return known ?? sessions.remember(hash, () => readSession(hash, now))
    },
    async byUserId(id) {
      const [row] = await byId.run(database.db, { id })
      return row && sameActor(row)
    },
    anonymous: standIn('anonymous', 'Nobody', []),
    system: standIn('system', 'plugboard', ['system', 'administrator']),
    changed(changes) {
      for (const change of changes) {
        const users = usersConcerned(change)
        if (users === 'all') sessions.forget()
        else for (const user of users) sessions.forget(user)
      }
    },
    stop: () => sessions.stop(),
  }
}

/** Staff first: who is both is addressed as staff. */
function rolesOf(row: ActorRow, roles: ReadonlyMap<string, Role>): HeldRole[] {
  const staff = row.staffRoles.map(name => ({ name, accounts: null }))
  const member = row.memberships.map(({ role, accounts }) => ({ name: role, accounts }))
  return [...staff, ...member].flatMap(({ name, accounts }) => {
    const role = roles.get(name)
    const fits = role && (role.scope === 'system') === (accounts === null)
    return fits ? [{ role, accounts }] : []
  })
}

function standIn(kind: 'anonymous' | 'system', name: string, roles: readonly string[]): Actor {
  return {
    kind,
    id: null,
    name,
    audience: kind === 'system' ? 'system' : 'customer',
    locale: 'en',
    ability: createMongoAbility(kind === 'system' ? [{ action: 'manage', subject: 'all' }] : []),
    accounts: [],
    rolesFor: () => roles,
  }
}
