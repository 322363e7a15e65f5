/** Rows as the display object of an order gives them. */
type Row = Readonly<Record<string, unknown>>

/** What the customer has to do before work goes on. */
export interface Wanted {
  readonly kind: 'hold' | 'charge' | 'acceptance'
  readonly id: string
  readonly what: string
  /** Until when, where there is a limit. */
  readonly until: string | null
}

/** Where one item of an order is. */
export interface ItemWhereabouts {
  readonly id: string
  readonly name: string
  readonly state: string
  readonly expectedCompletionDate: string | null
  readonly predictedCompletionDate: string | null
  readonly jeopardy: string
  readonly lastMilestone: { readonly title: string; readonly reachedAt: string } | null
  readonly nextMilestone: { readonly title: string; readonly plannedAt: string | null } | null
  /** Who has it: the tasks that are being worked on or could be. */
  readonly with: readonly {
    readonly task: string
    readonly role: string
    readonly assignee: string | null
    readonly dueAt: string
  }[]
  readonly waitsForCustomer: readonly Wanted[]
}

/** Where an order is, what comes next, when, and who has it. */
export interface Whereabouts {
  readonly order: string
  readonly number: string
  readonly state: string
  readonly expectedCompletionDate: string | null
  readonly items: readonly ItemWhereabouts[]
  /** What concerns the whole order. */
  readonly waitsForCustomer: readonly Wanted[]
}

/** Reads it off an order as its reader sees it. */
export function whereabouts(order: Row): Whereabouts {
  const wanted = wantedOf(order)
  return {
    order: order.id as string,
    number: order.number as string,
    state: order.state as string,
    expectedCompletionDate: text((order.telecom as Row | undefined)?.expectedCompletionDate),
    items: rows(order.items).map(item => ofItem(order, item, wanted)),
    waitsForCustomer: wanted.filter(({ item }) => item === null).map(plain),
  }
}

function ofItem(order: Row, item: Row, wanted: readonly OwnWanted[]): ItemWhereabouts {
  const own = (list: unknown) => rows(list).filter(row => row.item === item.id)
  const milestones = own(order.milestones).sort((a, b) => Number(a.sequence) - Number(b.sequence))
  const last = milestones.filter(({ state }) => state === 'reached').at(-1)
  const next = milestones.find(({ state }) => state === 'yetToReach' || state === 'violated')
  const telecom = item.telecom as Row | undefined
  const fulfillment = item.fulfillment as Row | undefined
  return {
    id: item.id as string,
    name: item.name as string,
    state: item.state as string,
    expectedCompletionDate: text(telecom?.expectedCompletionDate),
    predictedCompletionDate: text(fulfillment?.predictedCompletionDate),
    jeopardy: text(fulfillment?.jeopardy) ?? 'none',
    lastMilestone: last
      ? { title: last.title as string, reachedAt: last.reachedAt as string }
      : null,
    nextMilestone: next ? { title: next.title as string, plannedAt: text(next.plannedAt) } : null,
    with: own(order.tasks)
      .filter(({ state }) => working.includes(state as string))
      .map(({ title, role, assignee, dueAt }) => ({
        ...{ task: title as string, role: role as string },
        ...{ assignee: text(assignee), dueAt: dueAt as string },
      })),
    waitsForCustomer: wanted.filter(each => each.item === item.id).map(plain),
  }
}

const working = ['ready', 'inProgress', 'failed']

interface OwnWanted extends Wanted {
  readonly item: string | null
}

function wantedOf({ holds, charges, acceptances }: Row): OwnWanted[] {
  const of = (
    kind: Wanted['kind'],
    list: unknown,
    state: string,
    what: (row: Row) => unknown,
    until: string,
  ) =>
    rows(list)
      .filter(row => row.state === state)
      .map(row => ({
        ...{ kind, id: row.id as string, what: String(what(row)) },
        ...{ until: text(row[until]), item: text(row.item) },
      }))
  return [
    ...of('hold', holds, 'open', ({ wanted }) => wanted, 'absent'),
    ...of('charge', charges, 'awaitingResponse', row => row.description, 'responseDueAt'),
    ...of('acceptance', acceptances, 'awaiting', () => 'Accept what was installed', 'deemedAt'),
  ]
}

function plain({ item: _, ...wanted }: OwnWanted): Wanted {
  return wanted
}

function rows(value: unknown): Row[] {
  return Array.isArray(value) ? [...(value as readonly Row[])] : []
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
