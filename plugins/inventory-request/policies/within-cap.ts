import { allow, fact, refuse, rule } from 'plugboard'
import { kindWords, type ResourceKind } from '../objects/resource-kind.ts'
import { kind, terms } from './facts.ts'

/** What the account holds of the kind, this reservation included; not counted where there is no cap. */
const held = fact<{ readonly reserved: number; readonly working: number } | null>(
  'ResourceReservation',
  'inventoryHeldByAccount',
  scope => {
    const { sql, table, column } = scope
    const cap = sql`(${terms.expression(scope)} -> ${column('kind')} -> 'cap')`
    return sql`case when ${cap} is not null then (
      select json_build_object(
        'reserved', count(*) filter (where r.state = 'reserved'),
        'working', count(*) filter (where r.state = 'working'))
      from ${table('InventoryResource')} r
      where r.holder_id = ${column('account')} and r.kind = ${column('kind')}) end`
  },
)

/**
 * A cap on what one account keeps from others: of toll-free numbers 2,000, or 7.5 % of those that work for
 * it, whichever is more (47 CFR 52.109(a)).
 */
export const withinCap = rule({
  name: 'withinCap',
  code: 'INVENTORY_CAP',
  title: 'The account reserves no more than it may',
  facts: { kind, held, terms },
  decide: ({ facts: { kind, held, terms } }) => {
    const { cap } = terms[kind]
    if (!cap || !held) return allow
    const most = mostReserved(cap, held.working)
    if (held.reserved <= most) return allow
    return refuse(tooMany(kind, held.reserved, most), {
      remedy: 'Put reserved ones to work or release them first',
      data: { reserved: held.reserved, most, working: held.working },
    })
  },
})

/** @returns how many may be reserved at one time; a fraction of one is none */
export function mostReserved(
  cap: { readonly atLeast: number; readonly percentOfWorking: number },
  working: number,
): number {
  return Math.max(cap.atLeast, Math.floor((working * cap.percentOfWorking) / 100))
}

function tooMany(kind: ResourceKind, reserved: number, most: number): string {
  return `The account would have ${reserved} ${kindWords(kind)} reserved, and may have ${most}`
}
