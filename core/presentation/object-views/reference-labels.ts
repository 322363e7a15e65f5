import type { ReadRow } from '../../database/reads.ts'
import { parseFilters } from '../../schema/filter.ts'
import type { FormGroup } from '../../schema/form.ts'
import type { FieldModel } from '../../schema/model.ts'
import type { FormPlan } from './form-views.ts'
import { labelOf } from './label-of.ts'
import type { ViewContext } from './view-context.ts'

/** For whom the labels are. */
type Reader = Pick<ViewContext, 'services' | 'actor'>

/** What a reference is shown as. */
export interface ReferenceLabel {
  readonly text: string
  readonly href?: string
}

/** By id. */
export type ReferenceLabels = ReadonlyMap<string, ReferenceLabel>

const mostLabels = 200

/**
 * Reads what the references of some rows stand for: one statement for each kind of object that is
 * referred to. What the actor may not see keeps its id.
 */
export async function referenceLabels(
  reader: Reader,
  fields: readonly FieldModel[],
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<ReferenceLabels> {
  const wanted = new Map<string, Set<string>>()
  for (const { name, target } of fields) {
    if (target === undefined) continue
    for (const row of rows) {
      const id = row[name]
      if (typeof id === 'string') wanted.set(target, (wanted.get(target) ?? new Set()).add(id))
    }
  }
  const found = await Promise.all(
    [...wanted].map(([target, ids]) => labelsOf(reader, target, [...ids])),
  )
  return new Map(found.flat())
}

/** What a form offers where it asks for other objects, by control name. */
export async function formChoices(
  reader: Reader,
  groups: readonly FormGroup[],
): Promise<NonNullable<FormPlan['choices']>> {
  const fields = groups.flatMap(group => group.fields).filter(({ target }) => target !== undefined)
  const found = await Promise.all(
    fields.map(async ({ path, target }) => {
      const options = await referenceChoices(reader, target ?? '')
      return options ? ([[path.join('.'), options]] as const) : []
    }),
  )
  return new Map(found.flat())
}

/** The objects of one kind that a form may offer; undefined where there are too many to choose from. */
async function referenceChoices(
  reader: Reader,
  target: string,
): Promise<readonly { readonly value: string; readonly label: string }[] | undefined> {
  const { reads, engine } = reader.services
  const { items, nextCursor } = await reads.for(reader.actor).list(target, { limit: mostLabels })
  if (nextCursor !== null) return undefined
  const object = engine.database.model.object(target)
  return items.map(row => ({ value: row.id, label: labelOf(reader, object, row) }))
}

async function labelsOf(reader: Reader, target: string, ids: readonly string[]) {
  const { reads, engine } = reader.services
  const object = engine.database.model.object(target)
  const { items } = await reads.for(reader.actor).list(target, {
    filters: parseFilters(object, { 'id[in]': ids.slice(0, mostLabels).join(',') }),
    limit: mostLabels,
  })
  return items.map((row: ReadRow): [string, ReferenceLabel] => [
    row.id,
    {
      text: labelOf(reader, object, row),
      ...(object.exposed ? { href: `/${object.path}/${row.id}` } : {}),
    },
  ])
}
