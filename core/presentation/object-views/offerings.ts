import {
  OfferingSource,
  type OfferingSummary,
} from '../../commerce/online-ordering/offering-source.ts'
import type { Actor } from '../../database/actor.ts'
import { type FormGroup, schemaFields } from '../../schema/form.ts'
import type { ObjectModel } from '../../schema/model.ts'
import type { ViewServices } from './view-context.ts'

export type Offerings = readonly OfferingSummary[]

/** What an order's items may be of; nothing for objects that are of no offering. */
export async function onSale(
  { ports, engine }: Pick<ViewServices, 'ports' | 'engine'>,
  actor: Actor,
  object: ObjectModel,
  order: Readonly<Record<string, unknown>>,
): Promise<Offerings> {
  if (!object.fields.some(({ name }) => name === 'offering')) return []
  return ports.get(OfferingSource).list({
    accountId: (order.account as string | undefined) ?? actor.accounts[0] ?? '',
    currency: order.currency as string,
    now: engine.database.clock.now(),
  })
}

/** Puts the questions of the chosen offering in the place of the question for its characteristics. */
export function withCharacteristics(
  groups: readonly FormGroup[],
  chosen: unknown,
  offerings: Offerings,
): FormGroup[] {
  const schema = offerings.find(({ offering }) => offering === chosen)?.characteristics
  return groups.map(group => ({
    ...group,
    fields: group.fields.flatMap(field => {
      if (field.path.join('.') !== 'characteristics') return [field]
      return schema ? schemaFields(schema, ['characteristics']) : []
    }),
  }))
}
