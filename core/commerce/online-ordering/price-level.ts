import type { Ports } from '../../plugin/port.ts'
import { mergePatch } from '../../schema/merge-patch.ts'
import { Assets, type ItemBasis } from './assets.ts'
import {
  isOfferingFault,
  type OfferingFault,
  type OfferingRequest,
  OfferingSource,
  type PricedOffering,
  type PricingContext,
  type PricingPlace,
} from './offering-source.ts'
import type { PricingOptions, RequestedItem } from './price-items.ts'
import { linesOf, sumOfLines } from './price-line.ts'
import { PricingDetails } from './pricing-details.ts'
import { type DiscountedOffering, withDiscounts } from './with-discounts.ts'

/** An item of one level of a bundle, before it is priced. */
export interface AskedItem {
  readonly request: RequestedItem
  /** Where what it stands below goes, and so itself unless somebody knows better. */
  readonly place?: PricingPlace | undefined
}

type Answered<Asked> = Asked & { readonly answer: DiscountedOffering | OfferingFault }
type Started<Asked> = Asked & { readonly basis: ItemBasis | OfferingFault | undefined }

/**
 * Prices the items of one level: what is there already is asked first, then where they go, then what that
 * costs, and at last what is taken off. Each is one call for all items.
 */
export async function priceLevel<Asked extends AskedItem>(
  ports: Ports,
  asked: readonly Asked[],
  context: PricingContext,
  { isWhole = false, discountsOf = () => [] }: PricingOptions,
): Promise<readonly Answered<Asked>[]> {
  const started = await onTheirBases(ports, asked, context, isWhole)
  const { placed, segment } = await withDetails(ports, started, context)
  const charged = placed.filter(({ basis }) => isCharged(basis))
  const requests = charged.map(offeringRequest)
  const forWhom = segment === undefined ? context : { ...context, segment }
  const isAny = requests.length > 0
  const answers = isAny ? await ports.get(OfferingSource).price(requests, forWhom) : []
  if (answers.length < charged.length) {
    throw new Error('OfferingSource answered fewer offerings than it was asked for')
  }
  const answerOf = new Map(charged.map((item, index) => [item, answers[index]]))
  const discounted = await withDiscounts(
    ports,
    placed.map(offeringRequest),
    placed.map(item => answerFor(item, answerOf.get(item), context)),
    placed.map(({ request }) => discountsOf(request)),
    forWhom,
  )
  return placed.map((item, index) => ({
    ...item,
    answer: discounted[index] as DiscountedOffering | OfferingFault,
  }))
}

function offeringRequest({ request, place }: AskedItem): OfferingRequest {
  return {
    offering: request.offering,
    quantity: request.quantity ?? 1,
    characteristics: request.characteristics ?? {},
    ...(place === undefined ? {} : { place }),
  }
}

/** What is asked for, merged into what is there. */
async function onTheirBases<Asked extends AskedItem>(
  ports: Ports,
  asked: readonly Asked[],
  { accountId, now }: PricingContext,
  isWhole: boolean,
): Promise<readonly Started<Asked>[]> {
  const bases = await ports.get(Assets).of(
    asked.map(({ request }) => request),
    { accountId, now },
  )
  return asked.map((item, index) => {
    const basis = bases[index]
    if (!basis || isOfferingFault(basis) || isWhole) return { ...item, basis }
    return { ...item, basis, request: mergePatch(basis.item, item.request) as RequestedItem }
  })
}

/** Where the items of a level go, and for whom. */
async function withDetails<Asked extends AskedItem>(
  ports: Ports,
  level: readonly Asked[],
  context: PricingContext,
) {
  const { accountId, now } = context
  const { places, segment = context.segment } = await ports.get(PricingDetails).of(
    level.map(({ request }) => request),
    { accountId, now },
  )
  const placed = level.map((item, index) => ({ ...item, place: places[index] ?? item.place }))
  return { placed, segment }
}

function isCharged(basis: ItemBasis | OfferingFault | undefined): boolean {
  return !basis || (!isOfferingFault(basis) && basis.charges.length > 0)
}

function answerFor(
  { basis, request }: Started<AskedItem>,
  answer: PricedOffering | OfferingFault | undefined,
  { currency }: PricingContext,
): PricedOffering | OfferingFault {
  if (basis && isOfferingFault(basis)) return basis
  if (!answer) {
    const { characteristics = {} } = request
    const name = basis?.name ?? request.offering
    return { name, currency, characteristics, oneTime: 0, recurring: 0, lines: [] }
  }
  if (!basis || isOfferingFault(answer)) return answer
  return charging(answer, basis.charges)
}

/** An offering without the prices that are not charged. What it once brought along is there already. */
function charging(
  { includes: _, ...offering }: PricedOffering,
  charges: ItemBasis['charges'],
): PricedOffering {
  const lines = linesOf(offering).filter(({ kind }) => charges.includes(kind))
  const oneTime = sumOfLines('oneTime', lines)
  return { ...offering, lines, oneTime, recurring: sumOfLines('recurring', lines) }
}
