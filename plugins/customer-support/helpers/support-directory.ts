import {
  type BusinessHours,
  businessCalendarFact,
  type FactReads,
  fact,
  type RecordOf,
} from 'plugboard'
import type { RuleRow } from './match-rules.ts'

/** A team with its calendar. */
export type DutyTeam = RecordOf<'SupportTeam'> & { readonly calendarHours: BusinessHours }

const calendarHours = businessCalendarFact('SupportTeam', { reference: 'calendar' })

/** So many rows are read at once at most. */
const largestPage = 200

/** The teams that take contacts, by id. */
export async function readTeams(reads: FactReads): Promise<ReadonlyMap<string, DutyTeam>> {
  const where = { active: 'true' }
  const teams = await all(cursor =>
    reads.list('SupportTeam', {
      ...{ where, facts: { calendarHours }, limit: largestPage },
      ...(cursor === undefined ? {} : { cursor }),
    }),
  )
  return new Map(teams.map(team => [team.id, team]))
}

/** The rules for all accounts, and those for some. */
export async function readRules(
  reads: FactReads,
  accounts: readonly string[],
): Promise<readonly RuleRow[]> {
  const rulesWhere = (where: Readonly<Record<string, string>>) =>
    all(cursor =>
      reads.list('ContactRule', {
        ...{ where, limit: largestPage },
        ...(cursor === undefined ? {} : { cursor }),
      }),
    )
  const [shared, own] = await Promise.all([
    rulesWhere({ 'account[exists]': 'false' }),
    accounts.length === 0 ? [] : rulesWhere({ 'account[in]': accounts.join(',') }),
  ])
  return [...shared, ...own] as readonly RuleRow[]
}

/** What an order says of a question about it. */
export interface OrderContext {
  readonly account: string
  readonly state: string
  readonly offerings: readonly string[]
}

const offerings = fact<readonly string[]>(
  'Order',
  'supportOfferings',
  ({ sql, table, column }) => sql`(
    select coalesce(json_agg(distinct i.offering), '[]')
    from ${table('OrderItem')} i where i.order_id = ${column('id')})`,
)

export async function readOrder(reads: FactReads, id: string): Promise<OrderContext | undefined> {
  const { items } = await reads.list('Order', { where: { id }, facts: { offerings }, limit: 1 })
  return items[0]
}

/** An account, or one that it belongs to. */
interface AccountLevel {
  readonly id: string
  readonly segment: string | null
  readonly region: string | null
}

const lineage = fact<readonly AccountLevel[]>(
  'Account',
  'supportLineage',
  ({ sql, table, column }) => sql`(
    with recursive above as (
      select a.id, a.parent_id, 0 as distance from ${table('Account')} a where a.id = ${column('id')}
      union all
      select a.id, a.parent_id, b.distance + 1
      from ${table('Account')} a join above b on a.id = b.parent_id)
    select json_agg(json_build_object('id', u.id, 'segment', s.segment, 'region', s.region)
      order by u.distance)
    from above u left join ${table('Account.support')} s on s.id = u.id)`,
)

export interface AccountContext {
  /** Itself, then those that it belongs to. */
  readonly accounts: readonly string[]
  readonly segment?: string | undefined
  readonly region?: string | undefined
}

/** What is said of an account holds for those below it, unless something else is said of them. */
export async function readAccount(reads: FactReads, id: string): Promise<AccountContext> {
  const { items } = await reads.list('Account', { where: { id }, facts: { lineage }, limit: 1 })
  const levels = items[0]?.lineage ?? []
  const nearest = (name: 'segment' | 'region') =>
    levels.find(level => level[name] !== null)?.[name] ?? undefined
  return {
    accounts: levels.map(level => level.id),
    segment: nearest('segment'),
    region: nearest('region'),
  }
}

async function all<Item>(
  page: (cursor?: string) => Promise<{ items: readonly Item[]; nextCursor: string | null }>,
): Promise<Item[]> {
  const found: Item[] = []
  let cursor: string | undefined
  do {
    const { items, nextCursor } = await page(cursor)
    found.push(...items)
    cursor = nextCursor ?? undefined
  } while (cursor !== undefined)
  return found
}
