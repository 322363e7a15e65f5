import type { MongoAbility } from '@casl/ability'

/** On whose behalf something is read or done. Made by user management, carried through every layer. */
export interface Actor {
  readonly kind: 'user' | 'system' | 'anonymous'
  /** The user's id; null for the system and for nobody. */
  readonly id: string | null
  readonly name: string
  /** Which display fields are for these eyes. */
  readonly audience: string
  readonly locale: string
  /** The permissions of all roles, with conditions that confine them to accounts. */
  readonly ability: MongoAbility
  /** The roles that the actor has with regard to an account; without one: the system's roles. */
  rolesFor(accountId: string | null): readonly string[]
  /** The accounts that the actor is a member of, directly or from above; empty for staff. */
  readonly accounts: readonly string[]
}
