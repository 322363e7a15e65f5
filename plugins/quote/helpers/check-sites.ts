import { type FieldError, isPlugboardError, PlugboardError, type PrepareContext } from 'plugboard'
import { type QuoteItemRequest, withPointers } from './item-request.ts'

/**
 * Makes sure that items go to open sites of the customer. The actor seeing a site is not enough: a seller
 * sees those of all customers.
 *
 * @param rootAccount of the account that is quoted for
 * @throws REFERENCE_INVALID naming every field that is at fault
 */
export async function checkSites(
  context: PrepareContext,
  items: readonly QuoteItemRequest[],
  rootAccount: string,
  pointer: string,
): Promise<void> {
  const faults = new Map<string, Promise<string | undefined>>()
  const errors: FieldError[] = []
  for (const { item, pointer: own } of withPointers(items, pointer)) {
    for (const field of ['siteA', 'siteZ'] as const) {
      const site = item[field]
      if (!site) continue
      const fault = faults.get(site) ?? faultOf(context, site, rootAccount)
      faults.set(site, fault)
      const message = await fault
      if (message) errors.push({ pointer: `${own}/${field}`, message })
    }
  }
  if (errors.length > 0) throw new PlugboardError('REFERENCE_INVALID', { errors })
}

async function faultOf(
  { reads }: PrepareContext,
  id: string,
  rootAccount: string,
): Promise<string | undefined> {
  try {
    const site = await reads.one('ServiceSite', id)
    if (site.rootAccount !== rootAccount) return 'names a site of another customer'
    return site.state === 'closed' ? 'names a site that is closed' : undefined
  } catch (error) {
    if (!isPlugboardError(error) || error.code !== 'NOT_FOUND') throw error
    return 'names no service site that you can use'
  }
}
