import type { FieldsOf } from 'plugboard'

/** What is known of a question: what is absent is not known. */
export interface SupportContext {
  /** The account, then those that it belongs to. */
  readonly accounts: readonly string[]
  readonly segment?: string | undefined
  readonly offerings: readonly string[]
  readonly region?: string | undefined
  readonly stage?: string | undefined
  readonly topic?: string | undefined
  readonly level?: number | undefined
}

export type RuleRow = { readonly id: string } & {
  readonly [Name in keyof FieldsOf<'ContactRule'>]: FieldsOf<'ContactRule'>[Name] | null
} & { readonly name: string; readonly team: string; readonly priority: number }

/** From the most specific to the least: one that is met outweighs all behind it. */
export const conditions = [
  ...(['account', 'segment', 'offering', 'region', 'stage', 'topic', 'escalationLevel'] as const),
] as const

export type Condition = (typeof conditions)[number]

/** A condition that a rule has, and that was met. */
export interface Met {
  readonly condition: Condition
  readonly value: string | number
}

export interface Loser {
  readonly rule: RuleRow
  readonly why: string
}

export interface Ranking {
  /** Those that fit, the best first, each with what it was chosen by. */
  readonly fitting: readonly { readonly rule: RuleRow; readonly met: readonly Met[] }[]
  /** Those that do not, with the reason. */
  readonly unfit: readonly Loser[]
}

/**
 * Ranks contact rules for a context: by how specific they are, then by priority, then by age. What is for an
 * account holds for those below it, too.
 *
 * @param now ISO 8601 in UTC
 * @example rankRules(rules, { offerings: [], stage: 'ordering' }, now).fitting[0]?.rule.team
 */
export function rankRules(
  rules: readonly RuleRow[],
  context: SupportContext,
  now: string,
): Ranking {
  const unfit: Loser[] = []
  const fitting: { rule: RuleRow; met: readonly Met[]; weight: number }[] = []
  for (const rule of rules) {
    const why = unfitBecause(rule, context, now)
    if (why !== undefined) unfit.push({ rule, why })
    else fitting.push({ rule, met: metBy(rule), weight: weightOf(rule) })
  }
  const before = (a: RuleRow, b: RuleRow) => b.priority - a.priority || (a.id < b.id ? -1 : 1)
  // Of two accounts the nearer one is the more specific.
  const above = ({ account }: RuleRow) => (account ? context.accounts.indexOf(account) : 0)
  fitting.sort(
    (a, b) =>
      Number(isGiven(b.rule.account)) - Number(isGiven(a.rule.account)) ||
      above(a.rule) - above(b.rule) ||
      b.weight - a.weight ||
      before(a.rule, b.rule),
  )
  return { fitting, unfit }
}

/** Why one fitting rule stands behind another, in a few words. */
export function behindBecause(rule: RuleRow, winner: RuleRow): string {
  if (rule.account && winner.account && rule.account !== winner.account) {
    return 'is for an account further above'
  }
  const [own, best] = [weightOf(rule), weightOf(winner)]
  if (own < best) {
    const first = conditions.find(name => isGiven(winner[name]) && !isGiven(rule[name]))
    return `is less specific: it does not ask for the ${words[first ?? 'topic']}`
  }
  return rule.priority < winner.priority ? 'has a lower priority' : 'was made later'
}

export const words: Readonly<Record<Condition, string>> = {
  account: 'account',
  segment: 'segment',
  offering: 'offering',
  region: 'region',
  stage: 'stage',
  topic: 'topic',
  escalationLevel: 'escalation level',
}

function unfitBecause(rule: RuleRow, context: SupportContext, now: string): string | undefined {
  if (rule.validFrom && now < rule.validFrom) return `is valid from ${rule.validFrom} on`
  if (rule.validTo && now >= rule.validTo) return `was valid until ${rule.validTo}`
  for (const condition of conditions) {
    const wanted = rule[condition]
    if (!isGiven(wanted) || fits(condition, wanted, context)) continue
    const known = knownOf(condition, context)
    const found = known.length === 0 ? 'is not known' : `is ${known.join(', ')}`
    return `wants the ${words[condition]} ${wanted}, which ${found}`
  }
  return undefined
}

function fits(condition: Condition, wanted: string | number, context: SupportContext): boolean {
  const known = knownOf(condition, context)
  if (condition !== 'offering' || !String(wanted).endsWith('*')) return known.includes(wanted)
  const beginning = String(wanted).slice(0, -1)
  return known.some(offering => String(offering).startsWith(beginning))
}

function knownOf(condition: Condition, context: SupportContext): readonly (string | number)[] {
  if (condition === 'offering') return context.offerings
  if (condition === 'account') return context.accounts
  const value = condition === 'escalationLevel' ? context.level : context[condition]
  return value === undefined ? [] : [value]
}

function metBy(rule: RuleRow): Met[] {
  return conditions.flatMap(condition => {
    const value = rule[condition]
    return isGiven(value) ? [{ condition, value }] : []
  })
}

/** A bit for each condition, so that a more specific one outweighs all that are less so. */
function weightOf(rule: RuleRow): number {
  return conditions.reduce((weight, name) => weight * 2 + (isGiven(rule[name]) ? 1 : 0), 0)
}

function isGiven(value: string | number | null | undefined): value is string | number {
  return value !== null && value !== undefined
}
