import {
  Assets,
  type ItemBasis,
  type OfferingFault,
  type ProviderContext,
  provide,
} from 'plugboard'
import { chargesOf, type ItemKind } from '../helpers/item-kinds.ts'

/** An item as a request has it, with the parts that say what it is about. */
interface AskedItem {
  readonly offering: string
  readonly telecom?: ItemKind
  readonly inventory?: { readonly product?: string }
}

/** What orders change and end is priced as it is installed, and merged with what becomes different. */
export const installedAssets = provide(Assets, ({ reads }: ProviderContext) => ({
  of: async (items, { accountId }) => {
    const asked = items as readonly AskedItem[]
    const ids = asked.flatMap(item => (isAboutProduct(item) ? [item.inventory?.product ?? ''] : []))
    if (ids.length === 0) return asked.map(() => undefined)
    const products = await productsOf(reads, [...new Set(ids)], accountId)
    return asked.map(item => (isAboutProduct(item) ? basisOf(item, products) : undefined))
  },
}))

type Reads = ProviderContext['reads']
type Products = Awaited<ReturnType<typeof productsOf>>

/** What names no product, or adds one, is told when the order is submitted. */
function isAboutProduct({ telecom, inventory }: AskedItem): boolean {
  return inventory?.product !== undefined && (telecom?.action ?? 'add') !== 'add'
}

async function productsOf(reads: Reads, ids: readonly string[], account: string) {
  const pages = []
  for (let from = 0; from < ids.length; from += 200) {
    const where = { 'id[in]': ids.slice(from, from + 200).join(), account }
    pages.push(...(await reads.list('Product', { where, limit: 200 })).items)
  }
  return new Map(pages.map(product => [product.id, product]))
}

function basisOf({ telecom, inventory }: AskedItem, products: Products): ItemBasis | OfferingFault {
  const product = products.get(inventory?.product?.toLowerCase() ?? '')
  if (!product) {
    const message = 'names no installed product of the account'
    return { errors: [{ pointer: '/inventory/product', message }] }
  }
  const { name, quantity, characteristics, siteA, siteZ } = product
  const sites = { ...(siteA ? { siteA } : {}), ...(siteZ ? { siteZ } : {}) }
  return {
    name,
    item: { quantity, characteristics, telecom: sites },
    charges: chargesOf(telecom ?? {}),
  }
}
