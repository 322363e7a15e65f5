import { allow, fact, refuse, rule, timer } from 'plugboard'

/** The new half of a move, as its old half sees it. */
interface NewHalf {
  readonly name: string
  readonly state: string
  readonly completionDate: string | null
  readonly overlapDays: number
}

/** Null where the item is not the old half of a move. */
const newHalf = fact<NewHalf | null>(
  'OrderItem',
  'mcdNewHalf',
  ({ sql, table, column }) => sql`(
    select json_build_object('name', a.name, 'state', a.state, 'completionDate', b.completion_date,
      'overlapDays', coalesce((select m.overlap_days from ${table('OrderItem.mcd')} m
        where m.id = ${column('id')}), 0))
    from ${table('OrderItem')} a join ${table('OrderItem.telecom')} b on b.id = a.id
    where a.order_id = ${column('order')} and ${column('telecom.action')} = 'delete'
      and ${column('telecom.activity')} = 'outsideMove'
      and b.relationships @> jsonb_build_array(
        jsonb_build_object('item', ${column('id')}::text, 'type', 'replaces'))
    limit 1)`,
)

const day = 86_400_000

/** From when on the old half may end; null as long as the new one is not there. */
function overlapEnd({ state, completionDate, overlapDays }: NewHalf): string | null {
  if (state !== 'completed' || completionDate === null) return null
  return new Date(Date.parse(completionDate) + overlapDays * day).toISOString()
}

/** The old service stays until the new one is there, and the overlap is over. */
export const newHalfIsThere = rule({
  name: 'newHalfIsThere',
  code: 'MCD_MOVE_WAITS',
  title: 'Of a move, the new service is there',
  facts: { newHalf },
  decide: ({ facts: { newHalf }, now }) => {
    if (newHalf === null) return allow
    const from = overlapEnd(newHalf)
    if (from !== null && from <= now) return allow
    const until = from === null ? `${newHalf.name} is there` : from.slice(0, 10)
    return refuse(`The old service stays until ${until}`, {
      remedy: 'It ends by itself behind the new one',
      data: { waits: true, until: from },
    })
  },
})

/** Once the new service is there, nobody keeps both. */
export const moveIsUndecided = rule({
  name: 'moveIsUndecided',
  code: 'MCD_MOVE_DECIDED',
  title: 'Of a move, the new service is not there yet',
  facts: { newHalf },
  decide: ({ facts: { newHalf } }) =>
    newHalf?.state === 'completed'
      ? refuse(`${newHalf.name} is there: the old service has to end`, {
          remedy: 'Complete the disconnect of the old service',
        })
      : allow,
})

/** Ends the old service when the overlap is over. */
export const overlapTimer = timer({
  name: 'moveOverlap',
  title: 'The overlap of a move is over',
  whileIn: ['inProgress'],
  transition: 'complete',
  facts: { newHalf },
  due: ({ facts: { newHalf } }) =>
    newHalf && newHalf.overlapDays > 0 ? overlapEnd(newHalf) : null,
})
