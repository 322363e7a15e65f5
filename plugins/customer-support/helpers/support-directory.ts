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

/** The rules for all accounts, and those for one. */
export async function readRules(
  reads: FactReads,
  account: string | undefined,
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
    account === undefined ? [] : rulesWhere({ account }),
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

export interface AccountContext {
  readonly segment?: string | undefined
  readonly region?: string | undefined
}

export async function readAccount(reads: FactReads, id: string): Promise<AccountContext> {
  const { items } = await reads.list('Account', { where: { id }, limit: 1 })
  const { segment, region } = items[0]?.support ?? {}
  // What is empty in the table is null here.
  return { segment: segment ?? undefined, region: region ?? undefined }
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
