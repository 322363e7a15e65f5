import type { FieldError, FieldsOf, RecordOf, UnitOfWork } from 'plugboard'
import { loadPool, type Pool } from './pools.ts'
import { inventoryError } from './refusals.ts'
import { readValue, valueHint } from './resource-value.ts'

type Characteristics = Readonly<Record<string, unknown>>

/** What is said of a new resource; the rest its pool says. */
export interface NewResource {
  readonly value: string
  readonly characteristics?: Characteristics
}

/** So many faults are told of at once. */
const mostFaults = 100

/**
 * Makes one resource, in the creating transition.
 *
 * @throws REFERENCE_INVALID, INVENTORY_VALUE_INVALID, INVENTORY_VALUE_TAKEN
 */
export async function createResource(
  uow: UnitOfWork,
  made: { readonly id: string; readonly state: string },
  { pool: poolId, ...resource }: NewResource & { readonly pool: string },
): Promise<RecordOf<'InventoryResource'>> {
  const pool = await loadPool(uow, poolId)
  const [row] = rowsOf(pool, [resource], () => '/value')
  const fields = row as FieldsOf<'InventoryResource'>
  const [taken] = await uow.find('InventoryResource', { identity: fields.identity })
  if (taken) throw valueTaken([{ pointer: '/value', message: `${fields.value} is there already` }])
  return uow.insert('InventoryResource', fields, made)
}

/**
 * Makes many resources of a pool at once, such as a block of numbers; all of them, or none.
 *
 * @returns their ids, in the order of what was given
 * @throws INVENTORY_VALUE_INVALID and INVENTORY_VALUE_TAKEN with a pointer to each that is at fault
 * @example
 * const numbers = numberRange('+1 212 555 0100', '+1 212 555 0199') ?? []
 * await createResources(uow, pool, numbers.map(value => ({ value })))
 */
export async function createResources(
  uow: UnitOfWork,
  pool: Pool,
  resources: readonly NewResource[],
  pointerOf: (index: number) => string = index => `/values/${index}`,
): Promise<readonly string[]> {
  const rows = rowsOf(pool, resources, pointerOf)
  refuseRepeated(rows, pointerOf)
  try {
    const ids = await uow.createMany('InventoryResource', rows)
    await uow.flush()
    return ids
  } catch (error) {
    const index = rows.findIndex(({ identity }) => isTaken(error, identity))
    const taken = rows[index]
    if (!taken) throw error
    const message = `${taken.value} is there already`
    throw valueTaken([{ pointer: pointerOf(index), message }])
  }
}

/** What PostgreSQL says of a value that it has already: `Key (identity)=(tel:+18005550100) already exists.` */
function isTaken(error: unknown, identity: string): boolean {
  const { detail } = error as { detail?: unknown }
  return typeof detail === 'string' && detail.includes(`(identity)=(${identity})`)
}

function rowsOf(
  { id: pool, kind }: Pool,
  resources: readonly NewResource[],
  pointerOf: (index: number) => string,
): FieldsOf<'InventoryResource'>[] {
  const faults: FieldError[] = []
  const rows = resources.flatMap(({ value: text, characteristics = {} }, index) => {
    const read = readValue(kind, pool, text)
    if (read) return [{ pool, kind, ...read, characteristics }]
    faults.push({ pointer: pointerOf(index), message: `${text} is none: ${valueHint(kind)}` })
    return []
  })
  if (faults.length === 0) return rows
  throw inventoryError('INVENTORY_VALUE_INVALID', {
    detail: `${faults.length} of ${resources.length} values do not fit their kind`,
    remedy: valueHint(kind),
    errors: faults.slice(0, mostFaults),
  })
}

function refuseRepeated(
  rows: readonly FieldsOf<'InventoryResource'>[],
  pointerOf: (index: number) => string,
): void {
  const seen = new Set<string>()
  const faults = rows.flatMap(({ identity, value }, index) => {
    if (!seen.has(identity)) {
      seen.add(identity)
      return []
    }
    return [{ pointer: pointerOf(index), message: `${value} is named twice` }]
  })
  if (faults.length > 0) throw valueTaken(faults.slice(0, mostFaults))
}

function valueTaken(errors: readonly FieldError[]) {
  return inventoryError('INVENTORY_VALUE_TAKEN', {
    detail: errors.map(({ message }) => message).join('; '),
    remedy: 'Leave out what is there already',
    errors,
  })
}
