import type { Static } from 'typebox'
import { type FieldError, PlugboardError } from '../../errors.ts'
import type { Ports } from '../../plugin/port.ts'
import type { TaxLine } from '../order-management/order.ts'
import type { DiscountApproval, WantedDiscount } from './discounts.ts'
import { isOfferingFault, type PricedOffering, type PricingContext } from './offering-source.ts'
import { type AskedItem, priceLevel } from './price-level.ts'
import { linesOf, sumOfLines } from './price-line.ts'
import { Tax } from './tax.ts'
import type { DiscountedOffering } from './with-discounts.ts'

/** An item as a request asks for it. */
export interface RequestedItem {
  readonly offering: string
  readonly quantity?: number
  readonly characteristics?: Readonly<Record<string, unknown>>
  /** The items of a bundle that are configured along with it. */
  readonly items?: readonly RequestedItem[]
  /** Parts, by key. */
  readonly [part: string]: unknown
}

/** An item with its price, ready to be written; the items below it follow it in the list. */
export interface PricedItem {
  readonly request: RequestedItem
  /** The index of the item that it stands below. */
  readonly parent: number | null
  readonly quantity: number
  readonly offering: PricedOffering
  readonly taxLines: readonly Static<typeof TaxLine>[]
  /** What of its discounts somebody has to approve. */
  readonly approvals: readonly DiscountApproval[]
}

export interface PricingOptions {
  /** Where the items stand in the request, for error pointers; `/items` where absent. */
  readonly pointer?: string
  /** Whether they tell all about themselves, also where they are about what is there already. */
  readonly isWhole?: boolean
  /** What a seller takes off of an item; nothing where absent. */
  readonly discountsOf?: (request: RequestedItem) => readonly WantedDiscount[]
}

interface Pending extends AskedItem {
  readonly pointer: string
  /** The index of the item that it stands below. */
  readonly parent: number | null
}

const deepestBundle = 5

/**
 * Prices items and what their bundles bring along: one call of OfferingSource, and where there are
 * discounts of Discounts, for each level, one of Tax for all. Runs before the transaction, in `prepare`,
 * because they may be other systems.
 *
 * @throws INPUT_INVALID with every fault of every item, ORDER_CURRENCY_MIXED
 * @example
 * const context = { accountId: account.id, currency: account.currency, now }
 * const items = await priceItems(ports, [{ offering: 'moby-dick', quantity: 2 }], context)
 */
export async function priceItems(
  ports: Ports,
  requested: readonly RequestedItem[],
  context: PricingContext,
  { pointer = '/items', ...options }: PricingOptions = {},
): Promise<PricedItem[]> {
  const priced: { pending: Pending; offering: DiscountedOffering }[] = []
  const errors: FieldError[] = []
  let level: Pending[] = requested.map((request, index) => ({
    request,
    pointer: requested.length === 1 && !pointer.endsWith('items') ? pointer : `${pointer}/${index}`,
    parent: null,
  }))
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === deepestBundle) throw tooDeep(level)
    const next: Pending[] = []
    for (const { answer, ...pending } of await priceLevel(ports, level, context, options)) {
      if (isOfferingFault(answer)) {
        errors.push(
          ...answer.errors.map(error => ({ ...error, pointer: pending.pointer + error.pointer })),
        )
        continue
      }
      const position = priced.push({ pending, offering: answer }) - 1
      next.push(...below(pending, answer, position))
    }
    level = next
  }
  if (errors.length > 0) {
    throw new PlugboardError('INPUT_INVALID', {
      detail: 'Some items cannot be ordered like this',
      errors,
    })
  }
  for (const { offering } of priced) checkLines(offering)
  checkCurrency(
    priced.map(({ offering }) => offering),
    context.currency,
  )
  return taxed(ports, priced, context)
}

/** What stands below an item: what the request configures, then what the bundle includes besides. */
function below(pending: Pending, offering: PricedOffering, parent: number): Pending[] {
  const configured = pending.request.items ?? []
  const included = (offering.includes ?? []).filter(
    wanted => !configured.some(item => item.offering === wanted.offering),
  )
  return [...configured, ...included].map((request, index) => ({
    request: { ...request } as RequestedItem,
    pointer: `${pending.pointer}/items/${index}`,
    parent,
    place: pending.place,
  }))
}

async function taxed(
  ports: Ports,
  priced: readonly { pending: Pending; offering: DiscountedOffering }[],
  context: PricingContext,
): Promise<PricedItem[]> {
  const lines = priced.map(({ pending: { request }, offering }) => ({
    offering: request.offering,
    oneTime: offering.oneTime * quantityOf(request),
    recurring: offering.recurring * quantityOf(request),
  }))
  const taxes = await ports.get(Tax).assess(lines, context)
  return priced.map(({ pending: { request, parent }, offering }, index) => ({
    request,
    parent,
    quantity: quantityOf(request),
    offering,
    taxLines: taxes[index] ?? [],
    approvals: offering.approvals ?? [],
  }))
}

function quantityOf(request: RequestedItem): number {
  return request.quantity ?? 1
}

function checkCurrency(offerings: readonly PricedOffering[], currency: string): void {
  const other = offerings.find(offering => offering.currency !== currency)
  if (!other) return
  throw new PlugboardError('ORDER_CURRENCY_MIXED', {
    detail: `"${other.name}" is sold in ${other.currency}, the order is in ${currency}`,
  })
}

/** What an item keeps of how its price came about would otherwise tell another price. */
function checkLines(offering: PricedOffering): void {
  const lines = linesOf(offering)
  for (const kind of ['oneTime', 'recurring'] as const) {
    const sum = sumOfLines(kind, lines)
    if (sum === offering[kind]) continue
    throw new Error(
      `OfferingSource answered lines of "${offering.name}" that add up to ${sum} for ${kind}, which is ${offering[kind]}`,
    )
  }
}

function tooDeep(level: readonly Pending[]): PlugboardError {
  return new PlugboardError('INPUT_INVALID', {
    detail: `Bundles go ${deepestBundle} levels deep at most`,
    errors: level.map(({ pointer }) => ({ pointer, message: 'lies too deep' })),
  })
}
