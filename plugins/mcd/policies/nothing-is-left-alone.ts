import { allow, fact, refuse, rule } from 'plugboard'
import { type Ending, endingsOf, orphaningOf } from 'plugboard/plugins/product-inventory'

const endings = fact<readonly Ending[]>('McdRequest', 'mcdEndings', scope =>
  endingsOf(scope, scope.column('order')),
)

/** Told when it is asked, and not only when it is submitted: the customer may want to end more at once. */
export const nothingIsLeftAlone = rule({
  name: 'nothingIsLeftAlone',
  code: 'PRODUCT_RELIED_ON',
  title: 'What relies on a product ends with it',
  facts: { endings },
  decide: ({ facts: { endings } }) => {
    const orphaning = orphaningOf(endings)
    const reliers = orphaning.flatMap(({ reliers }) => reliers)
    if (reliers.length === 0) return allow
    return refuse(`These rely on it: ${reliers.map(({ name }) => name).join(', ')}`, {
      remedy: 'Disconnect these with the same request, or keep what they rely on',
      data: { reliers },
      errors: orphaning.map(({ name, reliers }) => ({
        pointer: '/products',
        message: `${name} is relied on by ${reliers.map(relier => relier.name).join(', ')}`,
      })),
    })
  },
})
