import { allow, fact, refuse, rule } from 'plugboard'
import { type Ending, endingsOf, orphaningOf } from '../helpers/endings.ts'

const endings = fact<readonly Ending[]>('Order', 'inventoryEndings', scope =>
  endingsOf(scope, scope.column('id')),
)

/** An EVC without its UNI, numbers without their trunk: they end together, or go over to a replacement. */
export const nothingIsOrphaned = rule({
  name: 'nothingIsOrphaned',
  code: 'PRODUCT_RELIED_ON',
  title: 'What relies on a product ends with it',
  facts: { endings },
  decide: ({ facts: { endings } }) => {
    const orphaning = orphaningOf(endings)
    if (orphaning.length === 0) return allow
    const names = orphaning.flatMap(({ reliers }) => reliers.map(({ name }) => name))
    return refuse(`Something relies on what would end: ${[...new Set(names)].join(', ')}`, {
      remedy: 'End these in the same order as well, or keep what they rely on',
      data: { reliers: orphaning.flatMap(({ reliers }) => reliers) },
      errors: orphaning.map(({ item, name, reliers }) => ({
        pointer: `/items/${item}/inventory/product`,
        message: `${name} is relied on by ${reliers.map(relier => relier.name).join(', ')}`,
      })),
    })
  },
})
