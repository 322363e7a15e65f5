import { createMongoAbility, type MongoAbility, type RawRuleOf } from '@casl/ability'
import type { Grant, Role } from '../../plugin/role.ts'

/** A role that somebody has, with the accounts that it reaches; `null`: all of them. */
export interface HeldRole {
  readonly role: Role
  readonly accounts: readonly string[] | null
}

/** The objects that are shared by all, such as a catalogue: a grant on them has no condition. */
export type IsConfined = (subject: string) => boolean

/**
 * Turns roles into permissions, each confined to the accounts that the role reaches.
 *
 * @param self the user's own id: everybody sees themselves
 */
export function abilityFor(
  held: readonly HeldRole[],
  self: string | null,
  isConfined: IsConfined,
): MongoAbility {
  const rules: RawRuleOf<MongoAbility>[] = held.flatMap(({ role, accounts }) =>
    role.grants.map(grant => confine(grant, accounts, isConfined)),
  )
  if (self !== null) {
    rules.push({ action: 'read', subject: 'User', conditions: { id: self } })
    rules.push({ action: 'read', subject: 'Membership', conditions: { user: self } })
  }
  return createMongoAbility(rules)
}

function confine(
  { action, subject }: Grant,
  accounts: readonly string[] | null,
  isConfined: IsConfined,
): RawRuleOf<MongoAbility> {
  const rule = { action: typeof action === 'string' ? action : [...action], subject }
  if (accounts === null || !isConfined(subject)) return rule
  return { ...rule, conditions: { account: { $in: [...accounts] } } }
}
