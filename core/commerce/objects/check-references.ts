import { sql } from 'kysely'
import { confinement } from '../../database/reads/confinement.ts'
import { slot, statement } from '../../database/statement.ts'
import type { UnitOfWork } from '../../database/unit-of-work.ts'
import { type FieldError, PlugboardError } from '../../errors.ts'
import type { FieldModel, Model } from '../../schema/model.ts'

/**
 * Makes sure that what a request refers to is there, and is the actor's to see: a foreign key alone
 * would let somebody hang their order on another company's site.
 *
 * @param pointer where the values stand in the request
 * @throws REFERENCE_INVALID naming every field that is at fault
 */
export async function checkReferences(
  model: Model,
  uow: UnitOfWork,
  holder: { readonly fields: readonly FieldModel[] },
  values: Readonly<Record<string, unknown>>,
  pointer = '',
): Promise<void> {
  const errors: FieldError[] = []
  for (const { name, target } of holder.fields) {
    const id = values[name]
    if (target === undefined || typeof id !== 'string') continue
    if (await isVisible(model, uow, target, id)) continue
    errors.push({
      pointer: `${pointer}/${name}`,
      message: `names no ${model.object(target).title.toLowerCase()} that you can use`,
    })
  }
  if (errors.length > 0) throw new PlugboardError('REFERENCE_INVALID', { errors })
}

/** The error of a single reference that cannot be used. */
export function referenceInvalid(pointer: string, title: string): PlugboardError {
  const message = `names no ${title.toLowerCase()} that you can use`
  return new PlugboardError('REFERENCE_INVALID', { errors: [{ pointer, message }] })
}

async function isVisible(model: Model, uow: UnitOfWork, target: string, id: string) {
  const object = model.object(target)
  const { key, condition, values } = confinement(uow.actor, 'read', object, 'o')
  if (key === null) return false
  const found = statement(
    uow.executor,
    sql`select from ${sql.table(object.table)} o where o.id = ${slot('id')} and ${condition}`,
  )
  return (await found.run(uow.executor, { id, ...values })).length > 0
}
