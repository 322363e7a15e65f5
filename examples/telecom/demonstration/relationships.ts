import type { UnitOfWork } from 'plugboard'
import { createRelationship, type NewRelationship } from 'plugboard/plugins/catalog'

/** What only works with something else. */
const relationships: readonly NewRelationship[] = [
  {
    ...{ key: 'evc-ends-at-unis', offering: 'ethernet-evc', target: 'ethernet-uni' },
    ...{ kind: 'requires', scope: 'account', minimum: 2, reason: 'it ends at two of them' },
  },
]

/** @param ids of the offerings, by key */
export async function createRelationships(
  uow: UnitOfWork,
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { offering, target, ...relationship } of relationships) {
    await createRelationship(uow, {
      ...relationship,
      ...{ offering: ids.get(offering) ?? '', target: ids.get(target) ?? '' },
    })
  }
}
